import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { Viewer } from '#app/modules/visibility/domain/viewer.ts'
import { openGroups } from '#app/modules/visibility/filters.server.ts'
import type { ReportedWords } from './view.ts'

/**
 * What a member said that was reported, as it read then where its edits are kept; null for a report of anybody else's
 * words.
 */
export async function findReportedWords(
  db: Db,
  viewer: Viewer,
  about: { reportId: string | null; memberId: string },
): Promise<ReportedWords | null> {
  if (!about.reportId) return null
  const [row] = await db.$queryRaw<ReportedWords[]>`
    select rp.subject_kind as kind,
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
    where rp.id = ${about.reportId} and ${about.memberId} = coalesce(r.author_id,
      case when rp.subject_kind = 'thread' then t.author_id end, e.host_id, sm.id, x.recorded_by_id)`
  return row ?? null
}

/** SQL: what a post said at a moment, if it was changed after that. */
function wordsBefore(subjectId: Prisma.Sql, at: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`select v.body from revisions v where v.subject_id = ${subjectId} and v.created_at > ${at}
    order by v.created_at, v.id limit 1`
}
