import { excerptOf } from '#app/lib/excerpt.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import { MAX_DRAFTS, type DraftSpot } from '../domain/draft.ts'
import { findDraft } from '../draft-repository.server.ts'
import { toDraftListing, type DraftListing, type DraftListingRow, type DraftView } from '../view.ts'

/** What a member has begun to write in one place; null for a visitor, or when there is nothing. One statement. */
export async function readDraft(
  { actor, db }: { actor: Actor | null; db: Db },
  spot: DraftSpot,
): Promise<DraftView | null> {
  const row = actor && (await findDraft(db, actor.id, spot))
  if (!row) return null
  const { title, body, kind, tags, begunAt, savedAt } = row
  const excerpt = excerptOf(body || title, 160)
  return { title, body, kind, tags, excerpt, begunAt: begunAt.toISOString(), savedAt: savedAt.toISOString() }
}

/**
 * Everything a member has begun to write, the newest first. Of a place that is gone, or that they no longer see,
 * nothing is said but that it is; their own words they get in any case. One statement.
 */
export async function listDrafts({ actor, db }: MemberContext): Promise<DraftListing[]> {
  const rows = await db.$queryRaw<DraftListingRow[]>`
    select d.place, d.subject_id, d.title, d.body, d.kind, d.tags, d.begun_at,
      d.saved_at, g.slug as group_slug, g.name as group_name, t.id as thread_id, t.title as thread_title,
      ${isThere} as is_there
    from drafts d ${placesOf(actor)}
    where d.member_id = ${actor.id} order by d.saved_at desc, d.place, d.subject_id limit ${MAX_DRAFTS}`
  return rows.map(toDraftListing)
}

/** Whether there is a place to write in that this member may see. */
export async function isOpenSpot({ actor, db }: { actor: Actor; db: Db }, spot: DraftSpot): Promise<boolean> {
  const rows = await db.$queryRaw<{ isThere: boolean }[]>`
    select ${isThere} as is_there
    from (select ${spot.place}::text as place, ${spot.subjectId}::text as subject_id) d ${placesOf(actor)}`
  return rows[0]?.isThere ?? false
}

const isThere = Prisma.sql`(g.id is not null and (d.place = 'thread' or t.id is not null))`

/** SQL: what the draft `d` belongs to, as far as its writer may see it: group `g`, thread `t`. */
function placesOf(actor: Actor): Prisma.Sql {
  return Prisma.sql`
    left join replies r on d.place in ('answer', 'reply-edit') and r.id = d.subject_id and r.deleted_at is null
    left join threads at on at.id = case when d.place in ('reply', 'thread-edit') then d.subject_id else r.thread_id end
      and at.deleted_at is null
    left join groups g on g.id = case when d.place = 'thread' then d.subject_id else at.group_id end and ${openGroups(actor)}
    left join threads t on t.id = at.id and g.id is not null`
}
