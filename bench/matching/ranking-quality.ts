import { loadVocabulary, loadFitted } from '#tools/match/knowledge.ts'
import { fitModel } from '#app/modules/matching/engine/fit.ts'
import { MatchModel } from '#app/modules/matching/engine/match-model.ts'
import type { Model } from '#app/modules/matching/engine/model.ts'
import { Normaliser } from '#app/modules/matching/engine/normalise/normaliser.ts'
import { rank } from '#app/modules/matching/engine/rank.ts'
import { createSnapshot } from '#app/modules/matching/engine/snapshot.ts'
import type { SkillEntry } from '#app/modules/matching/engine/types.ts'
import { escoTask, type NamingTask, occupations, questions, relevance, tagTask } from './development-data.ts'
import type { Row } from './table.ts'

/** Rows about the order of mentors and the names of skills, on the development split. */
export function qualityRows(): Row[] {
  const builtIn = loadFitted()
  const blind = fitBlind()
  const goals = measure(builtIn, 'goals')
  const skills = measure(builtIn, 'skills')
  return [
    row(
      'goal text → mentors, NDCG@10',
      'Jaccard .33, Meilisearch .31, PostgreSQL .465, BM25 .50, LSA .60',
      goals.ndcg,
      0.6,
      0.66,
    ),
    row('the same, model fitted without the occupations asked about', '', measure(blind, 'goals').ndcg),
    row('skills only → mentors, NDCG@10', 'Jaccard .20, IDF cosine .24, BM25 .26', skills.ndcg, 0.27, 0.32),
    row('the same, model fitted without the occupations asked about', '', measure(blind, 'skills').ndcg),
    row('goal text: coverage@10', 'Jaccard .77', goals.coverage, 0.95),
    row('goal text: exposure Gini', 'Jaccard .64', goals.gini, -0.4, -0.35),
    row('skills only: coverage@10', '', skills.coverage, 0.95),
    row('skills only: exposure Gini', '', skills.gini, -0.4, -0.35),
    row('tag alias, accuracy@1', 'n-gram .45, + popularity .52', accuracy(tagTask()), 0.57, 0.65),
    row('ESCO label, accuracy@1', 'exact .17, n-gram .77', accuracy(escoTask()), 0.85, 0.88),
  ]
}

/** `must` and `stretch` below zero are upper bounds. */
function row(metric: string, baselines: string, value: number, must?: number, stretch?: number): Row {
  const bound = (limit?: number) => (limit === undefined ? '' : limit < 0 ? `≤ ${-limit}` : `≥ ${limit}`)
  const met = must === undefined || (must < 0 ? value <= -must : value >= must)
  return { metric, baselines, measured: value.toFixed(3), must: bound(must), stretch: bound(stretch), met }
}

function fitBlind(): Model {
  const asked = new Set(questions('goals').map(({ id }) => id))
  return fitModel(
    occupations()
      .filter(({ id }) => !asked.has(id))
      .map(({ id, headline, bio, skills }) => ({
        id,
        headline: headline ?? '',
        bio: bio ?? '',
        skills: (skills ?? []).map((entry) => (entry as SkillEntry).name),
      })),
  )
}

function measure(fitted: Model, kind: 'goals' | 'skills'): { ndcg: number; coverage: number; gini: number } {
  const pool = occupations()
  const snapshot = createSnapshot(pool, new MatchModel(fitted, loadVocabulary()))
  const gains = relevance()
  const shown = new Map(pool.map(({ id }) => [id, 0]))
  const asked = questions(kind)
  let total = 0
  for (const mentee of asked) {
    const own = gains.get(mentee.id)!
    const ids = rank(snapshot, mentee, { top: 10, explain: false }).ranking.map(({ mentorId }) => mentorId)
    for (const id of ids) shown.set(id, shown.get(id)! + 1)
    const best = [...own.values()].sort((a, b) => b - a).slice(0, 10)
    total += discounted(ids.map((id) => own.get(id) ?? 0)) / discounted(best)
  }
  const counts = [...shown.values()].sort((a, b) => a - b)
  return {
    ndcg: total / asked.length,
    coverage: counts.filter((count) => count > 0).length / counts.length,
    gini: gini(counts),
  }
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + (2 ** gain - 1) / Math.log2(at + 2), 0)
}

function gini(sorted: readonly number[]): number {
  const total = sorted.reduce((sum, count) => sum + count, 0)
  const weighted = sorted.reduce((sum, count, at) => sum + (2 * (at + 1) - sorted.length - 1) * count, 0)
  return weighted / (sorted.length * total)
}

function accuracy({ skills, pairs }: NamingTask): number {
  const normaliser = new Normaliser({ skills, certifications: [], adjacency: [] })
  const right = pairs.filter(({ raw, label }) => {
    const { skill, suggestions } = normaliser.normalise(raw)
    return (skill ?? suggestions[0]?.skill) === label
  })
  return right.length / pairs.length
}
