import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { openGroups } from '#app/modules/visibility/filters.server.ts'
import type { ReportedWords } from './view.ts'

/**
 * What a member said that was reported, as it read then where its edits are kept, by report; reports of anybody else's
 * words are left out. One statement, however many there are.
 */
export async function findReportedWords(
  db: Db,
  viewer: Viewer,
  about: { memberId: string; reportIds: readonly (string | null)[] },
): Promise<Map<string | null, ReportedWords>> {
  const ids = about.reportIds.filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<(ReportedWords & { reportId: string })[]>`
    select rp.id as report_id, rp.subject_kind as kind,
      case when rp.subject_kind <> 'reply' or ${openGroups(viewer)} then coalesce(t.title, e.title) end as title,
      coalesce(before.body, r.body, case when rp.subject_kind = 'thread' then t.body end, e.description, sm.bio, x.words, '') as words,
      coalesce(r.created_at, t.created_at, e.created_at, x.created_at) as said_at
    from reports rp
    left join replies r on rp.subject_kind = 'reply' and r.id = rp.subject_id
    left join threads t on t.id = case rp.subject_kind when 'thread' then rp.subject_id when 'reply' then r.thread_id end
    left join groups g on g.id = t.group_id
    left join events e on rp.subject_kind = 'event' and e.id = rp.subject_id
    left join members sm on rp.subject_kind = 'member' and sm.id = rp.subject_id
    left join missed_talks x on rp.subject_kind = 'missed-talk' and x.id = rp.subject_id
    left join lateral (${wordsBefore(Prisma.sql`rp.subject_id`, Prisma.sql`rp.created_at`)}) before on true
    where rp.id = any(${ids}::text[]) and ${about.memberId} = coalesce(r.author_id,
      case when rp.subject_kind = 'thread' then t.author_id end, e.host_id, sm.id, x.recorded_by_id)`
  return new Map(rows.map(({ reportId, ...words }) => [reportId, words]))
}

/** SQL: what a post said at a moment, if it was changed after that. */
function wordsBefore(subjectId: Prisma.Sql, at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select v.body from revisions v where v.subject_id = ${subjectId} and v.created_at > ${at}
    order by v.created_at, v.id limit 1`
}
