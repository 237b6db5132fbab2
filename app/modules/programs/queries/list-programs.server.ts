import { pageOf, type Cursor } from '#app/lib/cursor.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { organizesProgram, visiblePrograms } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import { phaseOf, type ProgramRole } from '../domain/program.ts'
import { leadsAnyGroup } from '../repository.server.ts'
import { mayOpenProgram } from '../domain/policy.ts'
import type { ProgramCard } from '../view.ts'

type Row = {
  id: string
  slug: string
  name: string
  description: string
  status: 'draft' | 'open'
  groupSlug: string | null
  groupName: string | null
  opensAt: Date | null
  closesAt: Date | null
  mentees: number
  mentors: number
  isPublished: boolean
  roles: ProgramRole[]
  organizes: boolean
  createdAt: Date
}

const PAGE = 20

/** Programs the asker may see, those they are part of or organize first on their own, newest first; of a group or of all. */
export async function listPrograms(
  { actor, db, now }: Context,
  filter: { groupId?: string; which?: 'mine' | 'others' },
  after: Cursor | null,
): Promise<{ rows: ProgramCard[]; next: string | null }> {
  const mine = Prisma.sql`(${organizesAsOwn(actor)} or exists (select 1 from program_enrolments own
    where own.program_id = p.id and own.member_id = ${actor?.id ?? null}))`
  const conditions = [
    visiblePrograms(actor),
    filter.groupId ? Prisma.sql`p.group_id = ${filter.groupId}` : null,
    filter.which === 'mine' ? mine : filter.which === 'others' ? Prisma.sql`not ${mine}` : null,
    after ? Prisma.sql`(p.created_at < ${after.at} or (p.created_at = ${after.at} and p.id > ${after.id}))` : null,
  ].filter((condition) => condition !== null)
  const rows = await db.$queryRaw<Row[]>`
    select p.id, p.slug, p.name, left(p.description, 600) as description, p.status, g.slug as group_slug,
      g.name as group_name, p.opens_at, p.closes_at, p.created_at,
      (select count(*)::int from program_enrolments e where e.program_id = p.id and e.role = 'mentee') as mentees,
      (select count(*)::int from program_enrolments e where e.program_id = p.id and e.role = 'mentor') as mentors,
      p.published_at is not null as is_published, ${organizesProgram(actor)} as organizes,
      array(select e.role from program_enrolments e
        where e.program_id = p.id and e.member_id = ${actor?.id ?? null} order by e.role) as roles
    from programs p left join groups g on g.id = p.group_id
    where ${Prisma.join(conditions, ' and ')}
    order by p.created_at desc, p.id limit ${PAGE + 1}`
  const page = pageOf(rows, PAGE, (row) => ({ at: row.createdAt, id: row.id }))
  return { rows: page.rows.map((row) => toCard(row, now)), next: page.next }
}

/** Groups the asker leads, for opening a program there; and whether they may open one at all. Two statements. */
export async function readOpening({ actor, db }: Context) {
  if (!actor) return { groups: [], decision: { allowed: false as const, reason: 'Sign in first.' } }
  const groups = await db.$queryRaw<{ slug: string; name: string }[]>`
    select g.slug, g.name from memberships ms join groups g on g.id = ms.group_id
    where ms.member_id = ${actor.id} and ms.status = 'active' and ms.role in ('owner', 'admin')
      and g.archived_at is null order by g.name, g.id limit 100`
  const decision = mayOpenProgram(actor, { anyGroup: groups.length > 0, leadsHere: null })
  return { groups, decision }
}

/** Whether the asker sees a button to open a program. One statement at most. */
export async function canOpenProgram({ actor, db }: Context): Promise<boolean> {
  if (!actor) return false
  return mayOpenProgram(actor, { anyGroup: await leadsAnyGroup(db, actor.id), leadsHere: null }).allowed
}

/** Moderators of the site organize everything; as their own count only the programs they opened. */
function organizesAsOwn(actor: Context['actor']): Prisma.Sql {
  return actor ? Prisma.sql`p.organizer_id = ${actor.id}` : Prisma.sql`false`
}

function toCard(row: Row, now: Date): ProgramCard {
  return {
    slug: row.slug,
    name: row.name,
    summary: excerptOf(row.description, 200),
    group: row.groupSlug && row.groupName ? { slug: row.groupSlug, name: row.groupName } : null,
    phase: phaseOf(row, now),
    opensAt: row.opensAt?.toISOString() ?? null,
    closesAt: row.closesAt?.toISOString() ?? null,
    mentees: row.mentees,
    mentors: row.mentors,
    isPublished: row.isPublished,
    roles: row.roles,
    organizes: row.organizes,
  }
}
