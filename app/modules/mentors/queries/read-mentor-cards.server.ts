import { openMentors } from '#app/modules/visibility/filters.server.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import type { MentorCardView } from '../domain/mentor-card.ts'
import { mentorCardView, type MentorCardRow } from '../view.ts'
import { cardColumns } from './mentor-cards.server.ts'

/** The cards of mentors who have a place free at this moment, in the order of `ids`. One statement. */
export async function readMentorCards({ actor, db, now }: Context, ids: readonly string[]): Promise<MentorCardView[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<MentorCardRow[]>`
    select ${cardColumns(actor)}
    from mentor_profiles p join members m on m.id = p.member_id
    where p.member_id = any(${[...ids]}::text[]) and p.active_count < p.capacity and ${openMentors(actor, now)}`
  const found = new Map(rows.map((row) => [row.id, mentorCardView(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
