import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { writeCalendar } from '#app/modules/events/calendar/write-calendar.ts'
import { bookingsOf } from '#app/modules/office-hours/queries/bookings.server.ts'
import { talkEntry, type TalkEntryRow } from '#app/modules/office-hours/view.ts'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'

type TalkRow = TalkEntryRow & { id: string; sequence: number; updatedAt: Date }

/** A talk as a calendar file for one of its two people; null for everyone else, and while it is only waited for. */
export async function writeTalk({ db, actor }: MemberContext, id: string): Promise<string | null> {
  const [row] = await db.$queryRaw<TalkRow[]>`
    select booking.*, b.sequence, b.updated_at, b.place_kind, b.place
    from (${bookingsOf(actor.id)} and b.id = ${id}) booking join bookings b on b.id = booking.id`
  if (!row || row.state === 'waiting') return null
  const { title, description, place, link } = talkEntry(row)
  const page = env().APP_URL + paths.booking(row.id)
  const entry = {
    uid: `${row.id}@guildhall`,
    sequence: row.sequence,
    changedAt: row.updatedAt,
    title,
    description: `${description}\n\n${page}`,
    place,
    url: link ?? page,
    timeZone: 'UTC',
    startsLocal: row.startsAt.toISOString().slice(0, 16),
    durationMinutes: (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000,
    repeat: null,
    status: row.state === 'held' ? ('tentative' as const) : row.state,
    exceptions: [],
  }
  return writeCalendar(title, [entry])
}
