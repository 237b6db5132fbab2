import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { knownGroups } from '#app/modules/visibility/filters.server.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import type { GroupSuggestion } from '../view.ts'

type Row = Omit<GroupSuggestion, 'summary' | 'reason'> & { description: string; wanted: string[]; offered: string[] }

/** Groups whose tags meet the asker's skills, those they want to learn counting double; others fill up by liveliness. */
export async function suggestGroups({ actor, db }: MemberContext, limit: number): Promise<GroupSuggestion[]> {
  const rows = await db.$queryRaw<Row[]>`
    with mine as (select distinct on (lower(label::text)) label::text as label, side from (
        select label, side from member_skills where member_id = ${actor.id}
        union all select gs.label, 'wants' from goal_skills gs join goals go on go.id = gs.goal_id
          where go.member_id = ${actor.id}) all_of_them
      order by lower(label::text), side desc)
    select g.slug, g.name, left(g.description, 600) as description, g.member_count,
      g.join_policy,
      array(select tag from unnest(g.tags) tag join mine on lower(mine.label) = lower(tag) where side = 'wants') as wanted,
      array(select tag from unnest(g.tags) tag join mine on lower(mine.label) = lower(tag) where side = 'offers') as offered
    from groups g
    where ${knownGroups(actor)} and g.join_policy <> 'invite'
      and not exists (select 1 from memberships ms where ms.group_id = g.id and ms.member_id = ${actor.id})
    order by (select coalesce(sum(case side when 'wants' then 2 else 1 end), 0)
        from unnest(g.tags) tag join mine on lower(mine.label) = lower(tag)) desc,
      g.last_activity_at desc, g.id
    limit ${limit}`
  return rows.map(({ description, wanted, offered, ...row }) => ({
    ...row,
    summary: excerptOf(description, 160),
    reason: reasonFor(wanted, offered, row.memberCount),
  }))
}

function reasonFor(wanted: string[], offered: string[], memberCount: number): string {
  if (wanted.length > 0) return `About ${listed(wanted)}, which you want to learn.`
  if (offered.length > 0) return `About ${listed(offered)}, which you know.`
  return memberCount === 1 ? 'A new group with one member.' : `A lively group of ${memberCount}.`
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
