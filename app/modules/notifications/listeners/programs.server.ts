import { refer, say, type Said } from '#app/modules/visibility/domain/said.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { momentWords } from '#app/lib/clock.ts'
import type * as programs from '#app/modules/programs/facts.ts'
import { notify } from '../commands/notify.server.ts'

type Course = (typeof programs)[
  'programOpened' | 'programClosing' | 'programClosed' | 'programRunEnded' | 'programLeft']
type Row = {
  id: string
  slug: string
  groupId: string | null
  opensAt: Date | null
  closesAt: Date | null
  /** The one who opened it, and those who lead its group. */
  organizers: string[]
  mentees: string[]
  mentors: string[]
}

/** The course of a program: those it concerns hear that it opens, closes, has a run to look at, or lost somebody. */
export async function onProgram(db: Db, delivery: Delivery<Course>): Promise<void> {
  const { fact } = delivery
  const program = await readProgram(db, fact.body.programId)
  if (!program) return
  const { slug, groupId, organizers, mentees, mentors } = program
  const name = refer('program', program.id)
  const about = { kind: 'program', groupId, href: paths.program(slug), button: 'Open the program' } as const
  switch (fact.kind) {
    case 'program.opened':
      if (!groupId) return
      return notify(db, delivery, {
        ...about,
        to: await membersOf(db, groupId),
        actorId: fact.body.openedById,
        title: say`${refer('group', groupId)} opens a program: “${name}”`,
        detail: ({ timeZone }) => windowWords(program, new Date(delivery.at), timeZone),
        button: undefined,
      })
    case 'program.closing':
      return notify(db, delivery, {
        ...about,
        to: [...mentees, ...mentors, ...organizers],
        title: ({ timeZone }) => say`Enrolment in “${name}” ends on ${momentWords(program.closesAt!, timeZone)}`,
        detail: 'Until then you can change your wishes, or leave.',
        href: paths.programEnrolment(slug),
        button: 'Look at your wishes',
      })
    case 'program.closed':
      return notify(db, delivery, {
        ...about,
        to: organizers,
        title: say`Enrolment in “${name}” has ended`,
        detail: `${count(mentees.length, 'mentee')} and ${count(mentors.length, 'mentor')} take part. A dry run shows how they would be matched.`,
        href: paths.programRuns(slug),
        button: 'Start a dry run',
      })
    case 'program.run-ended':
      return onRunEnded(db, delivery, fact.body.runId, program)
    case 'program.left':
      return onLeft(db, delivery, fact.body.memberId, program)
  }
}

/** A matching counts: everybody hears with whom they are, or why nobody, once for each matching. */
export async function onProgramPublished(db: Db, delivery: Delivery<typeof programs.programPublished>): Promise<void> {
  const { programId, runId } = delivery.fact.body
  const program = await readProgram(db, programId)
  if (!program) return
  const pairs = await db.$queryRaw<{ menteeId: string; mentorId: string }[]>`
    select p.mentee_id, p.mentor_id
    from program_pairs p join programs g on g.id = p.program_id and g.published_run_id = ${runId}
    join members mentee on mentee.id = p.mentee_id join members mentor on mentor.id = p.mentor_id
    where p.program_id = ${programId} order by mentee.name, mentee.id`
  if (pairs.length === 0) return
  const partners = new Map<string, string[]>()
  for (const { menteeId, mentorId } of pairs) {
    partners.set(menteeId, [...(partners.get(menteeId) ?? []), mentorId])
    partners.set(mentorId, [...(partners.get(mentorId) ?? []), menteeId])
  }
  const name = refer('program', program.id)
  await notify(db, delivery, {
    kind: 'program',
    groupId: program.groupId,
    to: [...program.mentees, ...program.mentors],
    title: ({ id }) =>
      partners.has(id)
        ? say`“${name}”: you are matched with ${listed(partners.get(id)!)}`
        : say`“${name}”: there is nobody for you this time`,
    detail: ({ id }) =>
      partners.has(id)
        ? 'Say hello, and agree on a first talk. The program’s page says how the matching was made.'
        : 'The program’s page says why. You can still ask a mentor yourself.',
    href: paths.program(program.slug),
    button: 'Open the program',
  })
}

async function onRunEnded(db: Db, delivery: Delivery, runId: string, { id, slug, groupId }: Row): Promise<void> {
  const [run] = await db.$queryRaw<{ startedById: string; state: string; problem: string }[]>`
    select started_by_id, state, problem from program_runs where id = ${runId}`
  if (!run) return
  const name = refer('program', id)
  await notify(db, delivery, {
    kind: 'program',
    groupId,
    to: [run.startedById],
    title:
      run.state === 'done' ? say`The dry run of “${name}” is ready` : say`The dry run of “${name}” did not work out`,
    detail: run.problem || 'Three ways to match stand side by side. Nothing is published yet.',
    href: paths.programRun(slug, runId),
  })
}

/** Somebody left a program whose matching is out: their partners and the organizers hear. */
async function onLeft(db: Db, delivery: Delivery, memberId: string, program: Row): Promise<void> {
  const partners = await db.$queryRaw<{ id: string }[]>`
    select case when p.mentee_id = ${memberId} then p.mentor_id else p.mentee_id end as id
    from program_pairs p
    where p.program_id = ${program.id} and ${memberId} in (p.mentee_id, p.mentor_id)`
  if (partners.length === 0) return
  await notify(db, delivery, {
    kind: 'program',
    groupId: program.groupId,
    to: [...partners.map(({ id }) => id), ...program.organizers],
    actorId: memberId,
    title: say`${refer('member', memberId)} left “${refer('program', program.id)}”`,
    detail: ({ id }) =>
      partners.some((partner) => partner.id === id)
        ? 'The two of you were matched. Ask the organizers whether somebody else has a place.'
        : 'They were matched. Another dry run finds whom to match anew, and keeps the other pairs.',
    href: paths.program(program.slug),
    button: 'Open the program',
  })
}

async function readProgram(db: Db, programId: string): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    select p.id, p.slug, p.group_id, p.opens_at, p.closes_at,
      array(select p.organizer_id union select ms.member_id from memberships ms
        where ms.group_id = p.group_id and ms.status = 'active' and ms.role in ('owner', 'admin')) as organizers,
      array(select e.member_id from program_enrolments e where e.program_id = p.id and e.role = 'mentee') as mentees,
      array(select e.member_id from program_enrolments e where e.program_id = p.id and e.role = 'mentor') as mentors
    from programs p where p.id = ${programId} and p.status = 'open'`
  return row
}

async function membersOf(db: Db, groupId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ memberId: string }[]>`
    select member_id from memberships where group_id = ${groupId} and status = 'active'`
  return rows.map(({ memberId }) => memberId)
}

function windowWords({ opensAt, closesAt }: Row, now: Date, zone: string): string {
  const from = opensAt && opensAt > now ? `You can enrol from ${momentWords(opensAt, zone)}` : 'You can enrol now'
  return closesAt ? `${from}, until ${momentWords(closesAt, zone)}.` : `${from}.`
}

function listed(ids: readonly string[]): Said {
  const names = ids.slice(0, ids.length <= 3 ? 3 : 2).map((id) => say`${refer('member', id)}`)
  if (ids.length > 3) names.push(say`${ids.length - 2} more`)
  return names.reduce((said, name, index) => say`${said}${index < names.length - 1 ? ', ' : ' and '}${name}`)
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
