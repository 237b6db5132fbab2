import { isSeat } from '#app/modules/seats/filters.server.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { Holder } from '#app/modules/seats/domain/waitlist.ts'
import { address, withSpace } from './address-repository.server.ts'
import type { SeatState } from './domain/admission.ts'

export type SeatRow = {
  claimId: string
  state: SeatState
  party: number
  name: string
  memberId: string | null
  guestId: string | null
  eventId: string
  occurrenceId: string
  on: string
  isSeries: boolean
  title: string
  startsAt: Date
  endsAt: Date
  timeZone: string
  place: string
  isCancelled: boolean
}

/** The seat, or place in line, behind a claim. */
export function findSeat(db: Db, claimId: string): Promise<SeatRow | null> {
  return selectSeat(db, Prisma.sql`c.id = ${claimId}`)
}

/** Somebody's confirmed seat on a date. */
export function findSeatOf(db: Db, { memberId, guestId }: Holder, resourceId: string): Promise<SeatRow | null> {
  const isTheirs = memberId ? Prisma.sql`c.member_id = ${memberId}` : Prisma.sql`c.guest_id = ${guestId}`
  return selectSeat(db, Prisma.sql`c.resource_id = ${resourceId} and ${isTheirs} and ${isSeat('c')}`)
}

/** Every claim there ever was on a date, so that a code typed in can be told from those of other dates. */
export async function findClaimsOn(db: Db, resourceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select c.id from claims c where c.resource_id = ${resourceId} order by (${isSeat('c')}) desc, c.id limit 10000`
  return rows.map((row) => row.id)
}

async function selectSeat(db: Db, which: Prisma.Sql): Promise<SeatRow | null> {
  const rows = await db.$queryRaw<SeatRow[]>`
    select c.id as claim_id, c.state, c.party, coalesce(m.shown_name, guest.name) as name, c.member_id, c.guest_id,
      e.id as event_id, o.id as occurrence_id, o.recurrence_id as "on", e.repeat is not null as is_series, e.title,
      o.starts_at, o.ends_at, e.time_zone,
      concat_ws(', ', s.name, nullif(e.location, ''), nullif(${address.line}, ''), nullif(${address.city}, '')) as place,
      (e.status = 'cancelled' or o.status = 'cancelled') as is_cancelled
    from claims c join occurrences o on o.resource_id = c.resource_id join events e on e.id = o.event_id
    ${withSpace}
    left join members m on m.id = c.member_id left join event_guests guest on guest.id = c.guest_id
    where ${which}`
  return rows[0] ?? null
}
