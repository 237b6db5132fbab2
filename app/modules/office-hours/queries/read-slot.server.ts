import { placesOf } from '#app/modules/seats/filters.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { MISSED_COUNTS_DAYS } from '#app/modules/mentors/domain/missed.ts'
import { visibleMembers } from '#app/modules/visibility/filters.server.ts'
import { slotPageView, type SlotPageRow } from '../view.ts'

/** A time of somebody's office hours, as a member who may see the mentor does; the mentor sees who comes. One statement. */
export async function readSlot({ db, actor, now }: MemberContext, id: string) {
  const [row] = await db.$queryRaw<SlotPageRow[]>`
    select s.id, s.starts_at, s.ends_at, s.in_group, s.topic,
      s.called_off_at is not null as is_off, (r.closed_at is null and s.starts_at > ${now}) as is_open, r.capacity as seats,
      c.*, p.instant as is_instant,
      (select b.id from bookings b where b.slot_id = s.id and b.mentee_id = ${actor.id} and b.state <> 'cancelled') as booking_id,
      (select count(*)::int from missed_talks t where t.member_id = ${actor.id} and t.lifted_at is null
        and t.created_at > ${now}::timestamptz - make_interval(days => ${MISSED_COUNTS_DAYS}::int)) as missed,
      json_build_object('id', m.id, 'name', m.shown_name, 'handle', m.handle, 'timeZone', m.time_zone) as mentor,
      case when s.mentor_id = ${actor.id} then (
        select json_agg(json_build_object('id', b.id, 'name', o.shown_name, 'handle', o.handle, 'topic', b.topic, 'state', b.state)
          order by b.state = 'waiting', b.created_at, b.id)
        from bookings b join members o on o.id = b.mentee_id where b.slot_id = s.id and b.state <> 'cancelled') end as people
    from slots s join seat_resources r on r.id = s.resource_id join members m on m.id = s.mentor_id
    join mentor_profiles p on p.member_id = s.mentor_id
    cross join lateral (${placesOf('s.resource_id', actor.id, now)}) c
    where s.id = ${id} and (s.mentor_id = ${actor.id} or ${visibleMembers(actor)})`
  if (!row) return null
  return slotPageView(row, actor.id)
}
