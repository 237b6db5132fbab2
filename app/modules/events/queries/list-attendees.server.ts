import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { Result } from '#app/lib/result.ts'
import { ok } from '#app/lib/result.ts'
import type { Attendee } from '../view.ts'
import { findOrganizedDate } from '../organized-date.server.ts'

const MOST = 2000

export type AttendeeList = {
  event: { id: string; title: string; timeZone: string; isSeries: boolean; capacity: number | null }
  date: { on: string; startsAt: string; endsAt: string; isOver: boolean; opensCheckIn: boolean }
  counts: { taken: number; waiting: number; here: number; capacity: number | null }
  attendees: Attendee[]
}

type Row = Omit<Attendee, 'joinedAt' | 'checkedInAt' | 'guests'> & {
  party: number
  joinedAt: Date
  checkedInAt: Date | null
}

/** Who comes and who waits on one date, for its organizers: those with a seat by name, the line in its order. */
export async function listAttendees(
  ctx: MemberContext,
  { eventId, on, q }: { eventId: string; on?: string; q?: string },
): Promise<Result<AttendeeList>> {
  const found = await findOrganizedDate(ctx, eventId, on)
  if (!found.ok) return found
  const { event, date } = found
  const rows = await ctx.db.$queryRaw<Row[]>`
    select m.handle::text as handle, m.name, c.state, c.party, c.invited as "isInvited", c.joined_at as "joinedAt",
      c.checked_in_at as "checkedInAt",
      case when c.state = 'queued' then row_number() over (partition by c.state order by c.joined_at, c.id)::int end as place
    from claims c join members m on m.id = c.member_id
    where c.resource_id = ${date.resourceId} and c.state in ('confirmed', 'queued')
    order by c.state, case when c.state = 'queued' then c.joined_at end, lower(m.name), c.id limit ${MOST}`
  const [resource] = await ctx.db.$queryRaw<{ taken: number; waiting: number; capacity: number | null }[]>`
    select confirmed as taken, queued as waiting, capacity from seat_resources where id = ${date.resourceId}`
  const needle = q?.trim().toLowerCase()
  const attendees = rows.map(({ party, joinedAt, checkedInAt, ...row }) => ({
    ...row,
    guests: party - 1,
    joinedAt: joinedAt.toISOString(),
    checkedInAt: checkedInAt?.toISOString() ?? null,
  }))
  return ok({
    event: {
      id: event.id,
      title: event.title,
      timeZone: event.timeZone,
      isSeries: event.repeat !== null,
      capacity: event.capacity,
    },
    date: {
      on: date.recurrenceId,
      startsAt: date.startsAt.toISOString(),
      endsAt: date.endsAt.toISOString(),
      isOver: date.endsAt <= ctx.now,
      opensCheckIn: ctx.now.getTime() >= date.startsAt.getTime() - 12 * 3_600_000,
    },
    counts: { ...resource!, here: attendees.filter((one) => one.checkedInAt).length },
    attendees: needle ? attendees.filter((one) => one.name.toLowerCase().includes(needle)) : attendees,
  })
}

/** The list as comma-separated values. A cell that a spreadsheet would take for a formula is made plain text. */
export function attendeesCsv(list: AttendeeList): string {
  const head = ['Name', 'Handle', 'State', 'Guests', 'Place in line', 'Invited', 'Joined at', 'Checked in at']
  const rows = list.attendees.map((one) => [
    one.name,
    one.handle,
    one.state === 'confirmed' ? 'seat' : 'waiting',
    String(one.guests),
    one.place === null ? '' : String(one.place),
    one.isInvited ? 'yes' : '',
    one.joinedAt,
    one.checkedInAt ?? '',
  ])
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

function cell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame
}
