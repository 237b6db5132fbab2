import { isQueued, isSeatedOrWaiting } from '#app/modules/seats/filters.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { writeCsv } from '#app/lib/csv.ts'
import { ok, type Result } from '#app/lib/result.ts'
import { mayOpenDoor } from '../domain/admission.ts'
import { attendanceOf, type Attendance } from '../domain/attendance.ts'
import type { Attendee } from '../view.ts'
import { findOrganizedDate } from '../organized-date.server.ts'

const MOST = 2000

export type AttendeeList = {
  event: {
    id: string
    title: string
    timeZone: string
    isSeries: boolean
    capacity: number | null
    questions: string[]
  }
  date: { on: string; startsAt: string; endsAt: string; isOver: boolean; isOff: boolean; opensCheckIn: boolean }
  counts: { taken: number; waiting: number; capacity: number | null } & Attendance
  attendees: Attendee[]
}

type Row = Omit<Attendee, 'joinedAt' | 'checkedInAt' | 'guests'> & {
  party: number
  joinedAt: Date
  checkedInAt: Date | null
}

/**
 * Who comes and who waits on one date, for its organizers: those with a seat by name, the line in its order.
 * `show` leaves those who are in, or those who are not; the counts are of all.
 */
export async function listAttendees(
  ctx: MemberContext,
  { eventId, on, q, show }: { eventId: string; on?: string; q?: string; show?: 'here' | 'missing' },
): Promise<Result<AttendeeList>> {
  const found = await findOrganizedDate(ctx, eventId, on)
  if (!found.ok) return found
  const { event, date } = found
  const rows = await ctx.db.$queryRaw<Row[]>`
    select c.id as claim_id, m.handle::text as handle, coalesce(m.shown_name, guest.name) as name, c.state, c.party, c.answers,
      c.invited as is_invited, c.joined_at, c.checked_in_at,
      case when c.checked_in_at is not null then coalesce(c.arrived, c.party) end as arrived,
      case when ${isQueued('c')} then row_number() over (partition by c.state order by c.joined_at, c.id)::int end as place
    from claims c left join members m on m.id = c.member_id left join event_guests guest on guest.id = c.guest_id
    where c.resource_id = ${date.resourceId} and ${isSeatedOrWaiting('c')}
    order by c.state, case when ${isQueued('c')} then c.joined_at end, lower(coalesce(m.name, guest.name)), c.id
    limit ${MOST}`
  const [resource] = await ctx.db.$queryRaw<{ taken: number; waiting: number; capacity: number | null }[]>`
    select confirmed + reserved as taken, queued as waiting, capacity from seat_resources where id = ${date.resourceId}`
  const attendees = rows.map(({ party, joinedAt, checkedInAt, ...row }) => ({
    ...row,
    guests: party - 1,
    joinedAt: joinedAt.toISOString(),
    checkedInAt: checkedInAt?.toISOString() ?? null,
  }))
  const needle = q?.trim().toLowerCase()
  const isAsked = ({ name, checkedInAt }: Attendee) =>
    (!needle || name.toLowerCase().includes(needle)) && (!show || (show === 'here') === (checkedInAt !== null))
  const isOff = event.status === 'cancelled' || date.status === 'cancelled'
  return ok({
    event: {
      id: event.id,
      title: event.title,
      timeZone: event.timeZone,
      isSeries: event.repeat !== null,
      capacity: event.capacity,
      questions: event.questions,
    },
    date: {
      on: date.recurrenceId,
      startsAt: date.startsAt.toISOString(),
      endsAt: date.endsAt.toISOString(),
      isOver: date.endsAt <= ctx.now,
      isOff,
      opensCheckIn: mayOpenDoor({ startsAt: date.startsAt, isCancelled: isOff }, ctx.now).allowed,
    },
    counts: { ...resource!, ...attendanceOf(attendees) },
    attendees: attendees.filter(isAsked),
  })
}

/** The list as comma-separated values. A cell that a spreadsheet would take for a formula is made plain text. */
export function attendeesCsv({ event, attendees, date, counts }: AttendeeList): string {
  const isKept = date.isOver && counts.here > 0
  const about = ['Name', 'Handle', 'State', 'Guests', 'Place in line', 'Invited', 'Joined at', 'Checked in at']
  const head = [...about, 'Attendance', 'How many came', ...event.questions]
  const rows = attendees.map((one) => [
    one.name,
    one.handle ?? '',
    one.state === 'confirmed' ? 'seat' : one.state === 'offered' ? 'offered' : 'waiting',
    String(one.guests),
    one.place === null ? '' : String(one.place),
    one.isInvited ? 'yes' : '',
    one.joinedAt,
    one.checkedInAt ?? '',
    one.state !== 'confirmed' || !isKept ? '' : one.checkedInAt ? 'came' : 'did not come',
    one.arrived === null ? '' : String(one.arrived),
    ...event.questions.map((_, index) => one.answers[index] ?? ''),
  ])
  return writeCsv([head, ...rows])
}
