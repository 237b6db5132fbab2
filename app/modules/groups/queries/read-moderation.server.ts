import type { Context } from '#app/modules/accounts/context.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { ModerationView } from '../view.ts'

/** What waits for a group's moderators, who is shut out, and what was done lately. One statement; the caller has checked. */
export async function readModeration({ db }: Context, groupId: string): Promise<ModerationView> {
  const rows = await db.$queryRaw<ModerationView[]>`
    select
      (select coalesce(json_agg(r), '[]') from (
        select m.handle::text, m.shown_name as name, m.headline, ms.answers, ${iso('ms.joined_at')} as "askedAt"
        from memberships ms join members m on m.id = ms.member_id
        where ms.group_id = ${groupId} and ms.status = 'pending' and m.deleted_at is null
        order by ms.joined_at, ms.member_id limit 100) r) as requests,
      (select coalesce(json_agg(b), '[]') from (
        select m.handle::text, m.shown_name as name, ${iso('ms.joined_at')} as since
        from memberships ms join members m on m.id = ms.member_id
        where ms.group_id = ${groupId} and ms.status = 'banned' and m.deleted_at is null
        order by ms.joined_at desc limit 100) b) as bans,
      (select coalesce(json_agg(l), '[]') from (
        select a.id, who.shown_name as actor, a.action, coalesce(whom.shown_name, a.details ->> 'title') as subject,
          coalesce(a.details ->> 'reason', a.details ->> 'to', '') as note, ${iso('a.created_at')} as at
        from audit_entries a left join members who on who.id = a.actor_id
        left join members whom on a.subject_kind = 'member' and whom.id = a.subject_id
        where a.group_id = ${groupId} order by a.created_at desc, a.id limit 30) l) as log`
  return rows[0]!
}

function iso(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
}
