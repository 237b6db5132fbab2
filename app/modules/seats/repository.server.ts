import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Holder, Waiting } from './domain/waitlist.ts'
import type { Offers } from './domain/offer.ts'
import type { Window } from './domain/window.ts'

export type ResourceKind = 'event-seat' | 'session-seat' | 'slot' | 'mentor-capacity'
export type LiveState = 'held' | 'confirmed' | 'queued' | 'offered'
export type ClaimState = LiveState | 'lapsed' | 'released'
export type Counts = { confirmed: number; reserved: number; queued: number }
export type LiveClaim = { id: string; state: LiveState; party: number; until: Date | null }
export type NewResource = { kind: ResourceKind; capacity: number | null; at: Date; offers?: Offers; window?: Window }
export type ResourceRow = Counts & Window & { capacity: number | null; isOff: boolean; offers: Offers | null }

type HolderColumns = { memberId: string | null; guestId: string | null }

export async function insertResources(tx: Tx, resources: NewResource[]): Promise<string[]> {
  const rows = resources.map(({ kind, capacity, at, offers, window }) => ({
    id: newId(),
    kind,
    capacity,
    createdAt: at,
    ...offerColumns(offers ?? null),
    ...window,
  }))
  await tx.seatResource.createMany({ data: rows })
  return rows.map((row) => row.id)
}

/** The resource's row, locked until the transaction ends: whatever is decided from it stays true. */
export async function lockResource(tx: Tx, id: string): Promise<ResourceRow | null> {
  const [row] = await tx.$queryRaw<
    (Omit<ResourceRow, 'offers'> & { from: Date | null; minutes: number; before: Date | null })[]
  >`
    select capacity, confirmed, reserved, queued, closed_at is not null as is_off, opens_at,
      closes_at, offer_from as "from", offer_minutes as minutes, offer_before as before
    from seat_resources where id = ${id} for update`
  if (!row) return null
  const { from, minutes, before, ...rest } = row
  return { ...rest, offers: from && { from, minutes, before } }
}

/** Locks several resources in the order of their ids, so that two transactions never wait for each other. */
export async function lockResources(tx: Tx, ids: string[]): Promise<void> {
  await tx.$queryRaw`select 1 from seat_resources where id = any(${ids}::text[]) order by id for update`
}

export async function findLiveClaim(db: Db, resourceId: string, holder: Holder): Promise<LiveClaim | null> {
  const rows = await db.$queryRaw<LiveClaim[]>`
    select id, state, party, coalesce(held_until, offered_until) as until from claims
    where resource_id = ${resourceId} and ${isOf(holder)} and ${isLive}`
  return rows[0] ?? null
}

/** A holder's live claim with their place in line, counted from 1. */
export async function readClaim(
  db: Db,
  resourceId: string,
  holder: Holder,
): Promise<(LiveClaim & { position: number | null }) | null> {
  const rows = await db.$queryRaw<(LiveClaim & { position: number | null })[]>`
    select mine.id, mine.state, mine.party, coalesce(mine.held_until, mine.offered_until) as until,
      case when mine.state = 'queued' then (select count(*)::int from claims ahead
        where ahead.resource_id = ${resourceId} and ahead.state = 'queued'
          and (ahead.joined_at, ahead.id) <= (mine.joined_at, mine.id)) end as position
    from claims mine where mine.resource_id = ${resourceId} and ${isOf(holder)} and ${isLive}`
  return rows[0] ?? null
}

/** The front of the line: so many parties, and those that no table of this size could seat between them. */
export async function readWaitlist(db: Db, resourceId: string, free: number | null, capacity: number | null) {
  const rows = await db.$queryRaw<(HolderColumns & { id: string; party: number })[]>`
    select id, member_id, guest_id, party from claims
    where resource_id = ${resourceId} and state = 'queued' and party <= coalesce(${capacity}::int, party)
    order by joined_at, id limit ${free}::int`
  return rows.map(({ id, party, ...columns }): Waiting => ({ id, party, holder: holderOf(columns) }))
}

/**
 * Writes a claim at the end of the line. Clocks of several processes differ, so the moment of joining is never
 * before that of anyone already waiting.
 */
export async function insertClaim(
  tx: Tx,
  claim: {
    resourceId: string
    holder: Holder
    state: 'confirmed' | 'queued' | 'held'
    party: number
    invited?: boolean
    answers?: readonly string[]
    until?: Date
    at: Date
  },
): Promise<void> {
  const { memberId = null, guestId = null } = claim.holder
  await tx.$executeRaw`
    insert into claims (id, resource_id, member_id, guest_id, state, party, invited, answers, held_until, joined_at, decided_at)
    select ${newId()}, ${claim.resourceId}, ${memberId}, ${guestId}, ${claim.state}, ${claim.party},
      ${claim.invited ?? false}, ${[...(claim.answers ?? [])]}::text[], ${claim.until ?? null}::timestamptz,
      greatest(${claim.at}::timestamptz, (select max(joined_at) + interval '1 millisecond' from claims
        where resource_id = ${claim.resourceId} and state = 'queued')),
      ${claim.state === 'confirmed' ? claim.at : null}::timestamptz`
}

/** Moves claims to a state; one that is offered keeps its place until `until`. */
export async function setClaims(tx: Tx, ids: string[], state: ClaimState, at: Date, until?: Date): Promise<void> {
  await tx.$executeRaw`
    update claims set state = ${state}, decided_at = ${at}, held_until = null, offered_until = ${until ?? null}::timestamptz
    where id = any(${ids}::text[])`
}

/** Notes that a claim was seated past the line. */
export async function markInvited(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`update claims set invited = true where id = ${id}`
}

/** Lets what is held or offered and has run out lapse; answers whose it was. */
export async function lapseClaims(tx: Tx, resourceId: string, at: Date) {
  const rows = await tx.$queryRaw<(HolderColumns & { was: 'held' | 'offered'; party: number })[]>`
    update claims c set state = 'lapsed', decided_at = ${at}
    from (select id, state from claims where resource_id = ${resourceId} and state in ('held', 'offered')
      and coalesce(held_until, offered_until) <= ${at} order by coalesce(held_until, offered_until), id) due
    where c.id = due.id
    returning c.member_id, c.guest_id, due.state as was, c.party`
  return rows.map(({ was, party, ...columns }) => ({ was, party, holder: holderOf(columns) }))
}

/** Resources of these kinds with something to do by the clock alone: a lapse, or a window that opened on a line. */
export async function findDue(db: Db, kinds: ResourceKind[], at: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select r.id from seat_resources r where r.kind = any(${kinds}::text[]) and r.reserved > 0 and r.id in (
      select c.resource_id from claims c
      where c.state in ('held', 'offered') and coalesce(c.held_until, c.offered_until) <= ${at})
    union
    select r.id from seat_resources r where r.kind = any(${kinds}::text[]) and r.queued > 0 and r.closed_at is null
      and r.opens_at between ${at}::timestamptz - interval '7 days' and ${at} and (r.closes_at is null or r.closes_at > ${at})
      and (r.capacity is null or r.confirmed + r.reserved < r.capacity)
    order by id limit ${limit}`
  return rows.map((row) => row.id)
}

export async function setParty(tx: Tx, id: string, party: number): Promise<void> {
  await tx.$executeRaw`update claims set party = ${party} where id = ${id}`
}

export async function setAnswers(tx: Tx, id: string, answers: readonly string[]): Promise<void> {
  await tx.$executeRaw`update claims set answers = ${[...answers]}::text[] where id = ${id}`
}

/** Hands a claim from one holder to another who has none here. */
export async function changeHolder(tx: Tx, id: string, holder: Holder): Promise<void> {
  const { memberId = null, guestId = null } = holder
  await tx.$executeRaw`update claims set member_id = ${memberId}, guest_id = ${guestId} where id = ${id}`
}

/** Writes the counters that lists show; they are kept under the same lock as the claims they count. */
export async function writeCounts(tx: Tx, id: string, { confirmed, reserved, queued }: Counts): Promise<void> {
  await tx.$executeRaw`
    update seat_resources set confirmed = ${confirmed}, reserved = ${reserved}, queued = ${queued} where id = ${id}`
}

export async function updateResource(
  tx: Tx,
  id: string,
  change: { capacity?: number | null; closedAt?: Date | null; offers?: Offers | null; window?: Window },
): Promise<void> {
  const { offers, window, ...data } = change
  const columns = offers === undefined ? {} : offerColumns(offers)
  await tx.seatResource.update({ where: { id }, data: { ...data, ...columns, ...window } })
}

const isLive = Prisma.sql`state in ('held', 'confirmed', 'queued', 'offered')`

function isOf({ memberId, guestId }: Holder): Prisma.Sql {
  return memberId ? Prisma.sql`member_id = ${memberId}` : Prisma.sql`guest_id = ${guestId}`
}

function holderOf({ memberId, guestId }: HolderColumns): Holder {
  return memberId === null ? { guestId: guestId! } : { memberId }
}

function offerColumns(offers: Offers | null) {
  return {
    offerFrom: offers?.from ?? null,
    offerMinutes: offers?.minutes ?? null,
    offerBefore: offers?.before ?? null,
  }
}

/** Throws resources away with their claims. */
export async function deleteResources(tx: Tx, ids: string[]): Promise<void> {
  await tx.seatResource.deleteMany({ where: { id: { in: ids } } })
}

/** Forgets what holders answered when they took their seats: a member, or guests. */
export async function clearAnswers(tx: Tx, holders: { memberId: string } | { guestIds: string[] }): Promise<void> {
  const whose =
    'memberId' in holders
      ? Prisma.sql`member_id = ${holders.memberId}`
      : Prisma.sql`guest_id = any(${holders.guestIds}::text[])`
  await tx.$executeRaw`update claims set answers = '{}' where ${whose} and answers <> '{}'`
}
