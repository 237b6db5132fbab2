import { mayEnter } from '#app/modules/visibility/filters.server.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** Somebody without an account who takes part in one date by a link in a letter. */
export type EventGuestRow = {
  id: string
  occurrenceId: string
  eventId: string
  name: string
  email: string | null
  party: number
  answers: string[]
  confirmedAt: Date | null
  memberId: string | null
}

/**
 * Writes down who asked with an address for a date; asking again before the link was used changes the name, the party
 * and the answers. Somebody who used it is left as they are.
 */
export async function saveGuest(
  tx: Tx,
  guest: {
    occurrenceId: string
    name: string
    email: string
    party: number
    answers: readonly string[]
    timeZone: string
    at: Date
  },
): Promise<{ id: string; isConfirmed: boolean }> {
  const { occurrenceId, name, email, party, answers, timeZone, at } = guest
  const [row] = await tx.$queryRaw<{ id: string; isConfirmed: boolean }[]>`
    insert into event_guests as known (id, occurrence_id, name, email, party, answers, time_zone, created_at)
    values (${newId()}, ${occurrenceId}, ${name}, ${email}, ${party}, ${[...answers]}::text[], ${timeZone}, ${at})
    on conflict (occurrence_id, email) do update set
      name = case when known.confirmed_at is null then excluded.name else known.name end,
      party = case when known.confirmed_at is null then excluded.party else known.party end,
      answers = case when known.confirmed_at is null then excluded.answers else known.answers end,
      created_at = case when known.confirmed_at is null then excluded.created_at else known.created_at end
    returning id, confirmed_at is not null as is_confirmed`
  return row!
}

export async function findGuest(db: Db, id: string): Promise<EventGuestRow | null> {
  const rows = await db.$queryRaw<EventGuestRow[]>`
    select ${columns} from event_guests g join occurrences o on o.id = g.occurrence_id where g.id = ${id}`
  return rows[0] ?? null
}

/** The same, locked: a link that is opened twice at once is used once. */
export async function lockGuest(tx: Tx, id: string): Promise<EventGuestRow | null> {
  const rows = await tx.$queryRaw<EventGuestRow[]>`
    select ${columns} from event_guests g join occurrences o on o.id = g.occurrence_id where g.id = ${id} for update of g`
  return rows[0] ?? null
}

export async function markGuestConfirmed(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.eventGuest.update({ where: { id }, data: { confirmedAt: at } })
}

/** The member who has shown that an address is theirs; null for nobody, and for those who may not come back. */
export async function findMemberByAddress(db: Db, email: string, now: Date): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select m.id from members m where m.email = ${email}::citext and m.email_verified_at is not null
      and m.deleted_at is null and ${mayEnter(now)}`
  return rows[0]?.id ?? null
}

/** What came in with an address that a member has shown to be theirs, on dates that are not over. */
export async function findGuestsOfMember(db: Db, memberId: string, now: Date) {
  return db.$queryRaw<{ id: string; occurrenceId: string; resourceId: string }[]>`
    select g.id, g.occurrence_id, o.resource_id
    from members m join event_guests g on g.email = m.email and g.member_id is null and g.confirmed_at is not null
    join occurrences o on o.id = g.occurrence_id
    where m.id = ${memberId} and m.email_verified_at is not null and o.ends_at > ${now} order by o.resource_id`
}

/** Notes that a guest is this member, who goes on in their place; their requests go along. */
export async function joinToMember(tx: Tx, id: string, memberId: string): Promise<void> {
  await tx.eventGuest.update({ where: { id }, data: { memberId } })
  await tx.$executeRaw`
    update rsvp_requests r set member_id = ${memberId}, guest_id = null where r.guest_id = ${id} and not exists (
      select 1 from rsvp_requests other where other.occurrence_id = r.occurrence_id and other.member_id = ${memberId}
        and other.status = 'waiting')`
}

/** Deletes what was asked for and never confirmed before `asked`. */
export async function dropUnconfirmedGuests(tx: Tx, asked: Date): Promise<void> {
  await tx.$executeRaw`delete from event_guests where confirmed_at is null and created_at < ${asked}`
}

/**
 * Forgets who the guests of dates were that ended before `ended`: the name, the address and the answers go, the seats
 * stay for the count of who came.
 */
export async function forgetGuests(tx: Tx, ended: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update event_guests g set name = 'Guest', email = null, answers = '{}', party = 1 from occurrences o
    where o.id = g.occurrence_id and o.ends_at < ${ended} and g.email is not null returning g.id`
  const ids = rows.map((row) => row.id)
  await tx.$executeRaw`delete from rsvp_requests where guest_id = any(${ids}::text[])`
  return ids
}

/** Forgets what a member who left told organizers, and who they were before they had an account. */
export async function forgetAnswersOf(tx: Tx, memberId: string): Promise<void> {
  await tx.$executeRaw`delete from rsvp_requests where member_id = ${memberId}`
  await tx.$executeRaw`
    update event_guests set name = 'Guest', email = null, answers = '{}' where member_id = ${memberId}`
}

const columns = Prisma.sql`g.id, g.occurrence_id, o.event_id, g.name,
  g.email::text as email, g.party, g.answers, g.confirmed_at, g.member_id`
