import { unblocked } from '#app/modules/visibility/filters.server.ts'
import type { Mode, Pair } from '#app/modules/matching/engine/assignment/instance.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { PairRule, ProgramRole, RunState } from './domain/program.ts'

export type ProgramWords = {
  name: string
  description: string
  descriptionHtml: string
  mode: Mode
  opensAt: Date | null
  closesAt: Date | null
  maxWishes: number
  status: 'draft' | 'open'
}

/** Whoever changes who and what belongs to a program waits here for the others. */
export async function lockProgram(tx: Tx, programId: string): Promise<void> {
  await tx.$queryRaw`select 1 from programs where id = ${programId} for update`
}

/** Whether somebody owns or administers any group. */
export async function leadsAnyGroup(db: Db, memberId: string): Promise<boolean> {
  const found = await db.membership.count({
    where: { memberId, status: 'active', role: { in: ['owner', 'admin'] }, group: { archivedAt: null } },
  })
  return found > 0
}

/** A slug nobody uses: `wanted`, or the first of `wanted-2`, `wanted-3` … */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('programs.slug'))`
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    select slug from programs where slug = ${wanted} or slug like ${`${wanted}-%`}`
  const taken = new Set(rows.map((row) => row.slug))
  if (!taken.has(wanted) && wanted !== 'new') return wanted
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}

export async function insertProgram(
  tx: Tx,
  program: ProgramWords & { slug: string; groupId: string | null; organizerId: string; at: Date },
): Promise<string> {
  const { at, ...words } = program
  const id = newId()
  await tx.cohort.create({ data: { id, ...words, createdAt: at, updatedAt: at } })
  return id
}

export async function updateProgramWords(tx: Tx, programId: string, words: ProgramWords, at: Date): Promise<void> {
  await tx.cohort.update({ where: { id: programId }, data: { ...words, updatedAt: at } })
}

export type Enrolment = {
  memberId: string
  role: ProgramRole
  capacity: number
  wishes: string[]
  openToOthers: boolean
}

/** Everyone who takes part and still has an account, in the order of ids. */
export async function findEnrolments(db: Db, programId: string): Promise<Enrolment[]> {
  return db.$queryRaw<Enrolment[]>`
    select e.member_id, e.role, e.capacity, coalesce(e.wishes, '{}') as wishes,
      e.open_to_others
    from program_enrolments e join members m on m.id = e.member_id and m.deleted_at is null
    where e.program_id = ${programId} order by e.member_id, e.role`
}

/** Puts somebody into a program, or changes how they take part. */
export async function putEnrolment(tx: Tx, programId: string, enrolment: Enrolment, at: Date): Promise<void> {
  const { memberId, role, ...rest } = enrolment
  await tx.cohortEnrolment.upsert({
    where: { programId_memberId_role: { programId, memberId, role } },
    create: { programId, memberId, role, ...rest, createdAt: at, updatedAt: at },
    update: { ...rest, updatedAt: at },
  })
}

/** Puts many into a program in one statement; those who are in it already change. */
export async function putEnrolments(tx: Tx, programId: string, enrolments: Enrolment[], at: Date): Promise<void> {
  if (enrolments.length === 0) return
  await tx.$executeRaw`
    insert into program_enrolments (program_id, member_id, role, capacity, wishes, open_to_others, created_at, updated_at)
    select ${programId}, line ->> 'memberId', line ->> 'role', (line ->> 'capacity')::int,
      array(select jsonb_array_elements_text(line -> 'wishes')), (line ->> 'openToOthers')::boolean, ${at}, ${at}
    from jsonb_array_elements(${JSON.stringify(enrolments)}::jsonb) line
    on conflict (program_id, member_id, role) do update set capacity = excluded.capacity, wishes = excluded.wishes,
      open_to_others = excluded.open_to_others, updated_at = excluded.updated_at`
}

/** Takes somebody out of a role, with the pins and exclusions that hang on it; false when they were not in it. */
export async function deleteEnrolment(tx: Tx, programId: string, memberId: string, role: ProgramRole) {
  const { count } = await tx.cohortEnrolment.deleteMany({ where: { programId, memberId, role } })
  const side = role === 'mentee' ? { menteeId: memberId } : { mentorId: memberId }
  await tx.cohortPairRule.deleteMany({ where: { programId, ...side } })
  return count === 1
}

/** Members by handle who may be part of a program: with an account that is confirmed, and in its group if it has one. */
export async function findCandidates(db: Db, groupId: string | null, handles: readonly string[], organizerId: string) {
  return db.$queryRaw<{ id: string; handle: string }[]>`
    select m.id, m.handle::text from members m
    where m.handle = any(${[...handles]}::citext[]) and m.deleted_at is null and m.email_verified_at is not null
      and (m.directory <> 'hidden' or m.id = ${organizerId})
      and (${groupId}::text is null or exists (select 1 from memberships ms
        where ms.group_id = ${groupId} and ms.member_id = m.id and ms.status = 'active'))
      and ${unblocked({ id: organizerId }, 'm.id')}`
}

/** Ids of those enrolled in a role, by handle. */
export async function findEnrolled(db: Db, programId: string, role: ProgramRole) {
  const rows = await db.$queryRaw<{ id: string; handle: string; capacity: number }[]>`
    select m.id, m.handle::text, e.capacity from program_enrolments e
    join members m on m.id = e.member_id and m.deleted_at is null
    where e.program_id = ${programId} and e.role = ${role}`
  return new Map(rows.map((row) => [row.handle.toLowerCase(), row]))
}

export type StoredRule = { menteeId: string; mentorId: string; rule: PairRule }

export async function findPairRules(db: Db, programId: string): Promise<StoredRule[]> {
  const rows = await db.cohortPairRule.findMany({
    where: { programId },
    select: { menteeId: true, mentorId: true, rule: true },
    orderBy: [{ menteeId: 'asc' }, { mentorId: 'asc' }],
  })
  return rows as StoredRule[]
}

export async function putPairRule(tx: Tx, programId: string, rule: StoredRule, byId: string, at: Date): Promise<void> {
  const { menteeId, mentorId } = rule
  await tx.cohortPairRule.upsert({
    where: { programId_menteeId_mentorId: { programId, menteeId, mentorId } },
    create: { programId, ...rule, createdById: byId, createdAt: at },
    update: { rule: rule.rule, createdById: byId, createdAt: at },
  })
}

export async function deletePairRule(tx: Tx, programId: string, menteeId: string, mentorId: string): Promise<void> {
  await tx.cohortPairRule.deleteMany({ where: { programId, menteeId, mentorId } })
}

export async function findPublishedPairs(db: Db, programId: string): Promise<Pair[]> {
  const rows = await db.cohortPair.findMany({
    where: { programId },
    select: { menteeId: true, mentorId: true },
    orderBy: { menteeId: 'asc' },
  })
  return rows.map(({ menteeId, mentorId }): Pair => [menteeId, mentorId])
}

/** Replaces the published matching and says on the program which run and mode it is. */
export async function putPublished(
  tx: Tx,
  programId: string,
  published: { runId: string; mode: Mode; pairs: { menteeId: string; mentorId: string; score: number }[]; at: Date },
): Promise<void> {
  await tx.cohortPair.deleteMany({ where: { programId } })
  await tx.cohortPair.createMany({ data: published.pairs.map((pair) => ({ programId, ...pair })) })
  await tx.cohort.update({
    where: { id: programId },
    data: {
      publishedRunId: published.runId,
      publishedMode: published.mode,
      publishedAt: published.at,
      updatedAt: published.at,
    },
  })
}

/** Programs whose enrolment ends after `from` and at or before `to`, of which nobody has heard; marks them as said. */
export async function markClosingSaid(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update programs set closing_said_for = closes_at
    where status = 'open' and closes_at > ${from} and closes_at <= ${to} and closing_said_for is distinct from closes_at
      and coalesce(opens_at, created_at) <= ${from}
    returning id`
  return rows.map(({ id }) => id).sort()
}

/** As `markClosingSaid`, for enrolment that ended. */
export async function markClosedSaid(tx: Tx, from: Date, to: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update programs set closed_said_for = closes_at
    where status = 'open' and closes_at > ${from} and closes_at <= ${to} and closed_said_for is distinct from closes_at
    returning id`
  return rows.map(({ id }) => id).sort()
}

export async function insertRun(tx: Tx, programId: string, startedById: string, at: Date): Promise<string> {
  const id = newId()
  await tx.cohortRun.create({ data: { id, programId, startedById, state: 'queued', createdAt: at, touchedAt: at } })
  return id
}

/** Ends runs of a program of which nothing was heard since `before`; true when one still goes on after that. */
export async function hasLivingRun(tx: Tx, programId: string, before: Date): Promise<boolean> {
  await tx.cohortRun.updateMany({
    where: { programId, state: { in: ['queued', 'running'] }, touchedAt: { lt: before } },
    data: { state: 'failed', problem: 'This run stopped on the way. Start another one.' },
  })
  return (await tx.cohortRun.count({ where: { programId, state: { in: ['queued', 'running'] } } })) > 0
}

export async function findRun(db: Db, runId: string) {
  const run = await db.cohortRun.findUnique({
    where: { id: runId },
    select: { id: true, programId: true, state: true, instance: true, results: true },
  })
  return run && { ...run, state: run.state as RunState }
}

/** Says how far a run is. */
export async function touchRun(
  tx: Tx,
  runId: string,
  progress: { step: string; done: number; total: number; at: Date },
): Promise<void> {
  const { step, done, total, at } = progress
  await tx.cohortRun.updateMany({
    where: { id: runId, state: { in: ['queued', 'running'] } },
    data: { state: 'running', step, progressDone: done, progressTotal: total, touchedAt: at },
  })
}

/** Ends a run with what it found, or with what stood in its way; false when it was over already. */
export async function endRun(
  tx: Tx,
  runId: string,
  end: { instance: object; results: object } | { problem: string },
  at: Date,
): Promise<boolean> {
  const outcome =
    'problem' in end
      ? { state: 'failed', problem: end.problem }
      : {
          state: 'done',
          step: 'done',
          instance: end.instance as Prisma.InputJsonValue,
          results: end.results as Prisma.InputJsonValue,
        }
  const { count } = await tx.cohortRun.updateMany({
    where: { id: runId, state: { in: ['queued', 'running'] } },
    data: { ...outcome, touchedAt: at, finishedAt: at },
  })
  return count === 1
}
