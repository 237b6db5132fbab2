import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { knownGroups, openGroups, visibleEvents, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import type { SubjectKind } from './domain/report.ts'

export type Subject = {
  kind: SubjectKind
  id: string
  title: string
  /** The handle or slug its page goes by, or the thread of a reply. */
  key: string
  authorId: string | null
  groupId: string | null
}

/** What can be reported, if this viewer may see it. Members also go by handle, groups and spaces by slug. */
export async function findSubject(db: Db, viewer: Viewer, kind: SubjectKind, id: string): Promise<Subject | null> {
  const [row] = await db.$queryRaw<Subject[]>(subjectSql(viewer, kind, id))
  return row ?? null
}

function subjectSql(viewer: Viewer, kind: SubjectKind, id: string): Prisma.Sql {
  switch (kind) {
    case 'thread':
      return Prisma.sql`select 'thread' as kind, t.id, t.title, t.id as key, t.author_id, t.group_id
        from threads t join groups g on g.id = t.group_id where t.id = ${id} and t.deleted_at is null and ${openGroups(viewer)}`
    case 'reply':
      return Prisma.sql`select 'reply' as kind, r.id, 'A reply in “' || t.title || '”' as title, t.id as key,
          r.author_id, t.group_id
        from replies r join threads t on t.id = r.thread_id join groups g on g.id = t.group_id
        where r.id = ${id} and r.deleted_at is null and t.deleted_at is null and ${openGroups(viewer)}`
    case 'event':
      return Prisma.sql`select 'event' as kind, e.id, e.title, e.id as key, e.host_id as author_id, e.group_id
        from events e left join groups g on g.id = e.group_id where e.id = ${id} and ${visibleEvents(viewer)}`
    case 'group':
      return Prisma.sql`select 'group' as kind, g.id, g.name as title, g.slug as key, null as author_id, null as group_id
        from groups g where (g.id = ${id} or g.slug = ${id}) and ${knownGroups(viewer)}`
    case 'space':
      return Prisma.sql`select 'space' as kind, s.id, s.name as title, s.slug as key, null as author_id, null as group_id
        from spaces s where s.id = ${id} or s.slug = ${id}`
    case 'member':
      return Prisma.sql`select 'member' as kind, m.id, m.shown_name as title, m.handle::text as key, m.id as author_id, null as group_id
        from members m where (m.id = ${id} or m.handle = ${id}::citext) and ${visibleMembers(viewer)}`
    case 'missed-talk':
      return Prisma.sql`select 'missed-talk' as kind, x.id, 'The talk that ' || m.shown_name || ' recorded as missed' as title,
          x.booking_id as key, x.recorded_by_id as author_id, null as group_id
        from missed_talks x join members m on m.id = x.recorded_by_id
        where x.id = ${id} and x.member_id = ${viewer?.id ?? ''} and x.lifted_at is null`
  }
}

export type NewReport = Subject & { reporterId: string; reason: string; details: string; at: Date }

/** Writes a report; one open report by the same person about the same thing is enough. Answers the new id or null. */
export async function insertReport(tx: Tx, report: NewReport): Promise<string | null> {
  const id = newId()
  const written = await tx.$executeRaw`
    insert into reports (id, reporter_id, subject_kind, subject_id, group_id, reason, details, status, created_at)
    values (${id}, ${report.reporterId}, ${report.kind}, ${report.id}, ${report.groupId}, ${report.reason}, ${report.details},
      'open', ${report.at}) on conflict do nothing`
  return written === 1 ? id : null
}

export type ReportRow = {
  id: string
  reporterId: string
  reporter: string
  kind: SubjectKind
  subjectId: string
  title: string | null
  key: string | null
  words: string
  authorId: string | null
  author: string | null
  authorHandle: string | null
  groupId: string | null
  groupName: string | null
  reason: string
  details: string
  status: string
  resolution: string
  createdAt: Date
  others: number
}

/** Reports with what they are about, oldest first. Moderators read them whatever group it happened in. */
export function listReports(
  db: Db,
  where: { id?: string; groupId?: string; status?: 'open' },
  limit: number,
): Promise<ReportRow[]> {
  const filters = [
    where.id ? Prisma.sql`rp.id = ${where.id}` : Prisma.sql`true`,
    where.groupId ? Prisma.sql`rp.group_id = ${where.groupId}` : Prisma.sql`true`,
    where.status ? Prisma.sql`rp.status = ${where.status}` : Prisma.sql`true`,
  ]
  return db.$queryRaw`
    select rp.id, rp.reporter_id, who.shown_name as reporter, rp.subject_kind as kind, rp.subject_id,
      coalesce(t.title, e.title, sg.name, sp.name, sm.shown_name,
        case when x.id is not null then 'A talk that ' || who.shown_name || ' is said to have missed' end) as title,
      coalesce(t.id, e.id, sg.slug, sp.slug, sm.handle::text) as key,
      coalesce(r.body, case when rp.subject_kind = 'thread' then t.body end, e.description, sg.description, sp.description, sm.bio, x.words, '') as words,
      a.id as author_id, a.shown_name as author, a.handle::text as author_handle, rp.group_id, g.name as group_name,
      rp.reason, rp.details, rp.status, rp.resolution, rp.created_at,
      (select count(*)::int from reports o where o.subject_id = rp.subject_id and o.id <> rp.id) as others
    from reports rp join members who on who.id = rp.reporter_id
    left join groups g on g.id = rp.group_id
    left join replies r on rp.subject_kind = 'reply' and r.id = rp.subject_id
    left join threads t on t.id = case rp.subject_kind when 'thread' then rp.subject_id when 'reply' then r.thread_id end
    left join events e on rp.subject_kind = 'event' and e.id = rp.subject_id
    left join groups sg on rp.subject_kind = 'group' and sg.id = rp.subject_id
    left join spaces sp on rp.subject_kind = 'space' and sp.id = rp.subject_id
    left join members sm on rp.subject_kind = 'member' and sm.id = rp.subject_id
    left join missed_talks x on rp.subject_kind = 'missed-talk' and x.id = rp.subject_id
    left join members a on a.id = coalesce(r.author_id, case when rp.subject_kind = 'thread' then t.author_id end, e.host_id, sm.id,
      x.recorded_by_id)
    where ${Prisma.join(filters, ' and ')}
    order by rp.created_at, rp.id limit ${limit}`
}

/** Whether a member moderates a group. */
export async function moderatesGroup(db: Db, groupId: string, memberId: string): Promise<boolean> {
  const found = await db.membership.findFirst({
    where: { groupId, memberId, status: 'active', role: { in: ['owner', 'admin', 'moderator'] } },
    select: { memberId: true },
  })
  return found !== null
}

/** Whoever decides a report waits here for the others; false when there is none. */
export async function lockReport(tx: Tx, id: string): Promise<boolean> {
  return (await tx.$queryRaw<unknown[]>`select 1 from reports where id = ${id} for update`).length === 1
}

export async function closeReport(
  tx: Tx,
  id: string,
  given: { status: 'upheld' | 'dismissed'; resolution: string; byId: string; at: Date },
): Promise<void> {
  await tx.report.update({
    where: { id },
    data: { status: given.status, resolution: given.resolution, resolvedById: given.byId, resolvedAt: given.at },
  })
}

export type NewSanction = {
  memberId: string
  kind: 'silence' | 'suspension'
  reason: string
  byId: string
  reportId: string | null
  startsAt: Date
  endsAt: Date
}

export async function insertSanction(tx: Tx, sanction: NewSanction): Promise<string> {
  const id = newId()
  await tx.sanction.create({ data: { id, ...sanction } })
  return id
}

/** Brings a member's standing in line with their sanctions as of `at`. */
export async function applySanctions(tx: Tx, memberId: string, at: Date): Promise<void> {
  const until = (kind: string) => Prisma.sql`(select max(ends_at) from sanctions s
    where s.member_id = m.id and s.kind = ${kind} and s.lifted_at is null and s.ends_at > ${at})`
  await tx.$executeRaw`
    update members m set silenced_until = ${until('silence')}, suspended_until = ${until('suspension')} where m.id = ${memberId}`
}

export function findSanction(db: Db, id: string) {
  return db.sanction.findUnique({ where: { id } })
}

/** What the report was for that led to a sanction. */
export async function findReportReason(db: Db, reportId: string | null): Promise<string | null> {
  if (!reportId) return null
  const report = await db.report.findUnique({ where: { id: reportId }, select: { reason: true } })
  return report?.reason ?? null
}

/** The suspensions of a member that are in force, the longest first, with what the report was for. */
export async function listSuspensions(db: Db, memberId: string, at: Date) {
  const rows = await db.sanction.findMany({
    where: { memberId, kind: 'suspension', liftedAt: null, endsAt: { gt: at } },
    orderBy: [{ endsAt: 'desc' }, { id: 'asc' }],
    take: 20,
  })
  const reports = await db.report.findMany({
    where: { id: { in: rows.flatMap(({ reportId }) => reportId ?? []) } },
    select: { id: true, reason: true },
  })
  const about = new Map(reports.map(({ id, reason }) => [id, reason]))
  return rows.map((row) => ({ ...row, about: (row.reportId && about.get(row.reportId)) || null }))
}

export function endSanction(tx: Tx, id: string, at: Date) {
  return tx.sanction.update({ where: { id }, data: { liftedAt: at } })
}

/** Notes an appeal; false when there is one already, or the sanction was lifted meanwhile. */
export async function noteAppeal(tx: Tx, id: string, appeal: string, at: Date): Promise<boolean> {
  const where = { id, appealedAt: null, liftedAt: null }
  return (await tx.sanction.updateMany({ where, data: { appeal, appealedAt: at } })).count === 1
}

export function findSanctioned(db: Db, memberId: string) {
  return db.member.findUnique({
    where: { id: memberId, deletedAt: null },
    select: { id: true, siteRole: true, name: true },
  })
}

export type SanctionRow = {
  id: string
  kind: string
  reason: string
  startsAt: Date
  endsAt: Date
  appeal: string
  name: string
  handle: string
}

/** Sanctions in force, newest first. */
export function listLiveSanctions(db: Db, at: Date, limit: number): Promise<SanctionRow[]> {
  return db.$queryRaw`
    select s.id, s.kind, s.reason, s.starts_at, s.ends_at, s.appeal, m.shown_name as name, m.handle::text
    from sanctions s join members m on m.id = s.member_id
    where s.lifted_at is null and s.ends_at > ${at} order by s.starts_at desc, s.id limit ${limit}`
}

export async function writeAudit(
  tx: Tx,
  entry: {
    actorId: string
    action: string
    subjectKind: string
    subjectId: string
    groupId?: string | null
    details?: object
    at: Date
  },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: newId(),
      actorId: entry.actorId,
      action: entry.action,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      groupId: entry.groupId ?? null,
      details: entry.details ?? {},
      createdAt: entry.at,
    },
  })
}

/** Who decides reports: the site's moderators, and those of the group where it happened. */
export async function readModerators(
  db: Db,
  groupId: string | null,
): Promise<{ site: string[]; group: string[]; slug: string | null }> {
  const [row] = await db.$queryRaw<{ site: string[]; group: string[]; slug: string | null }[]>`
    select array(select id from members where site_role in ('moderator', 'admin') and deleted_at is null) as site,
      array(select member_id from memberships where group_id = ${groupId} and status = 'active'
        and role in ('owner', 'admin', 'moderator')) as "group",
      (select slug from groups where id = ${groupId}) as slug`
  return row!
}
