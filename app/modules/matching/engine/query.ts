import { SLOT_WORDS, weekBitmap } from './availability.ts'
import { foldSkill } from './normalise/fold.ts'
import { supportMask } from './score/values.ts'
import type { Snapshot } from './snapshot.ts'
import { type GoalText, readGoalText } from './text/goal-text.ts'
import type { Feature, MenteeProfile, SkillEntry } from './types.ts'
import { featureNamed, FEATURES, type Weights } from './weights.ts'

/** One skill wanted: its weight is priority × rarity; `related` are the skills that answer it and what they are worth. */
export interface Want {
  label: string
  skill: number
  weight: number
  related: readonly { skill: number; share: number }[]
}

/** A mentee's question, made ready for one snapshot. */
export interface Query {
  wants: readonly Want[]
  wantWeight: number
  goal: GoalText | undefined
  support: number
  level: number | undefined
  languages: readonly string[]
  industries: readonly string[]
  /** Half hours free, or nothing when no hours are stated. */
  hours: Uint32Array | undefined
  wantedHalfHours: number
  /** Weights of the features asked for, adding up to 1; 0 for the others. */
  weights: Record<Feature, number>
  /** True when skills or goals were stated: then a mentor without evidence for either scores 0. */
  needsEvidence: boolean
}

/** Reads a mentee against a snapshot: names become skill numbers, hours become bitmaps, weights are shared out. */
export function compileQuery(snapshot: Snapshot, mentee: MenteeProfile, weights: Weights): Query {
  const wants = wantsOf(snapshot, mentee)
  const goal = readGoalText(snapshot.model, goalTexts(mentee), wants)
  const hours = hoursOf(snapshot, mentee)
  const query: Omit<Query, 'weights'> = {
    wants,
    wantWeight: wants.reduce((sum, want) => sum + want.weight, 0),
    goal,
    support: supportMask(mentee.support),
    level: mentee.level,
    languages: (mentee.languages ?? []).map((tag) => tag.trim().toLowerCase().split(/[-_]/)[0] ?? ''),
    industries: [...new Set((mentee.industries ?? []).map(foldSkill))].filter((name) => name !== ''),
    hours,
    wantedHalfHours: mentee.wantedHalfHours ?? WANTED_HALF_HOURS,
    needsEvidence: wants.length > 0 || goal !== undefined,
  }
  return { ...query, weights: sharedOut(query, weights, featureNamed(mentee.mostImportant)) }
}

/** Two hours a week when the mentee does not say. */
const WANTED_HALF_HOURS = 4

/** Later goals count less: 1, 2/3, 1/2, 2/5 … */
export function priorityWeight(priority: number): number {
  return 1 / (1 + 0.5 * Math.max(0, priority - 1))
}

function wantsOf(snapshot: Snapshot, mentee: MenteeProfile): Want[] {
  const found = new Map<string, { label: string; skill: number; priority: number }>()
  const add = (entry: SkillEntry | string, priority: number) => {
    const name = typeof entry === 'string' ? entry : entry.name
    const skill = snapshot.findSkill(name) ?? -1
    const key = skill >= 0 ? snapshot.skillKey(skill) : foldSkill(name)
    if (key === '') return
    const known = found.get(key)
    if (!known) found.set(key, { label: skill >= 0 ? snapshot.skillLabel(skill) : name, skill, priority })
    else known.priority = Math.max(known.priority, priority)
  }
  mentee.goals?.forEach((goal, at) => {
    for (const entry of goal.skills ?? []) add(entry, priorityWeight(goal.priority ?? at + 1))
  })
  for (const entry of mentee.skills ?? []) add(entry, 1)

  const keys = [...found.keys()].sort()
  return keys.map((key) => {
    const { label, skill, priority } = found.get(key)!
    const info = snapshot.model.skills[skill]
    const related = (info?.near ?? []).map((near) => ({ skill: near.skill, share: near.weight }))
    if (skill >= 0) related.unshift({ skill, share: 1 })
    return { label, skill, weight: priority * (info?.rarity ?? snapshot.model.unknownRarity), related }
  })
}

function goalTexts(mentee: MenteeProfile): { text: string; weight: number }[] {
  return (mentee.goals ?? []).flatMap(({ text, priority }, at) =>
    text === undefined || text.trim() === '' ? [] : [{ text, weight: priorityWeight(priority ?? at + 1) }],
  )
}

function hoursOf(snapshot: Snapshot, mentee: MenteeProfile): Uint32Array | undefined {
  if (!mentee.availability || mentee.availability.length === 0) return undefined
  const offsets = snapshot.week.offsetsOf(mentee.timeZone ?? 'UTC')
  const bitmap = weekBitmap(mentee.availability, offsets, mentee.offHoursOnly === true ? 'only' : 'all')
  return bitmap.length === SLOT_WORDS ? bitmap : undefined
}

function sharedOut(
  query: Omit<Query, 'weights'>,
  weights: Weights,
  double: Feature | undefined,
): Record<Feature, number> {
  const asked: Record<Feature, boolean> = {
    skills: query.wants.length > 0,
    goals: query.goal !== undefined,
    availability: query.hours !== undefined,
    support: query.support !== 0,
    seniority: query.level !== undefined,
    industry: query.industries.length > 0,
    feedback: true,
    languages: query.languages.length > 0,
  }
  const shares = FEATURES.map((feature) => (asked[feature] ? weights[feature] * (feature === double ? 2 : 1) : 0))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return Object.fromEntries(FEATURES.map((feature, at) => [feature, total === 0 ? 0 : shares[at]! / total])) as Record<
    Feature,
    number
  >
}
