import { createHash } from 'node:crypto'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { checkMatching } from '#app/modules/matching/engine/assignment/check.ts'
import type { Pair, ScoredInstance } from '#app/modules/matching/engine/assignment/instance.ts'
import { ownCheck } from '../domain/own-check.ts'
import type { ProgramPlace } from '../domain/program.ts'
import { findPublishedPairs, findRun } from '../repository.server.ts'
import type { CertificateView } from '../view.ts'
import { findPeople } from './read-run.server.ts'

const MAX_LISTED = 100

/**
 * The published matching of a program, checked now by code that shares nothing with the solvers, against the cohort as
 * it was when it was made. Null when nothing is published. Names are shown of blocking pairs and of the asker's partners.
 */
export async function readCertificate(ctx: MemberContext, program: ProgramPlace): Promise<CertificateView | null> {
  const checked = await publishedCohort(ctx, program)
  if (!checked || !program.publishedAt || !program.publishedMode) return null
  const { instance, pairs } = checked
  const verdict = checkMatching(instance, pairs)
  const own = ownCheck(instance, pairs, ctx.actor.id)
  const named = verdict.blockingPairs.slice(0, MAX_LISTED)
  const personOf = await findPeople(ctx.db, [
    ...named.flatMap(({ mentee, mentor }) => [mentee, mentor]),
    ...own.flatMap(({ partners }) => partners),
  ])
  return {
    mode: program.publishedMode,
    publishedAt: program.publishedAt.toISOString(),
    valid: verdict.valid,
    stable: verdict.stable,
    matched: verdict.matched,
    mentees: instance.mentees?.length ?? 0,
    mentors: instance.mentors?.length ?? 0,
    places: Object.values(instance.capacity ?? {}).reduce((sum, places) => sum + places, 0),
    total: verdict.total,
    fixed: instance.pins?.length ?? 0,
    overfull: verdict.overfull.length,
    forbidden: verdict.forbidden.length,
    missingPins: verdict.missingPins.length,
    unacceptable: verdict.unacceptable.length,
    doubled: verdict.doubled.length,
    blockingPairs: named.map(({ mentee, mentor }) => ({ mentee: personOf(mentee), mentor: personOf(mentor) })),
    blockingCount: verdict.blockingPairs.length,
    fingerprint: createHash('sha256').update(JSON.stringify({ instance, pairs })).digest('hex'),
    own: own.map((check) => ({
      ...check,
      partners: check.partners.map(personOf),
      fixed: check.fixed.map(personOf),
    })),
  }
}

/**
 * The cohort behind the published matching as an instance of the command line, with handles for ids, so that its
 * checker reads it together with the file of pairs. Null when nothing is published. Up to three statements.
 */
export async function exportInstance(ctx: MemberContext, program: ProgramPlace): Promise<ScoredInstance | null> {
  const found = await publishedCohort(ctx, program)
  if (!found) return null
  const { instance } = found
  const personOf = await findPeople(ctx.db, [...(instance.mentees ?? []), ...(instance.mentors ?? [])])
  const nameOf = (id: string) => personOf(id).handle || id
  const named = (pairs: readonly Pair[] | undefined) => pairs?.map(([a, b]): Pair => [nameOf(a), nameOf(b)])
  return {
    ...instance,
    mentees: instance.mentees?.map(nameOf),
    mentors: instance.mentors?.map(nameOf),
    edges: instance.edges.map(([mentee, mentor, ...figures]) => [nameOf(mentee), nameOf(mentor), ...figures] as const),
    capacity: Object.fromEntries(Object.entries(instance.capacity ?? {}).map(([id, places]) => [nameOf(id), places])),
    pins: named(instance.pins),
    forbidden: named(instance.forbidden),
    keep: named(instance.keep),
  }
}

async function publishedCohort(
  { db }: MemberContext,
  program: ProgramPlace,
): Promise<{ instance: ScoredInstance; pairs: Pair[] } | null> {
  if (!program.publishedRunId) return null
  const [run, pairs] = await Promise.all([findRun(db, program.publishedRunId), findPublishedPairs(db, program.id)])
  return run?.instance ? { instance: run.instance as unknown as ScoredInstance, pairs } : null
}
