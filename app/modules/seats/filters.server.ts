import { Prisma } from '#app/platform/database.server.ts'

/** SQL: the claim still counts: it holds a place, or waits for one. `claim` is an alias of `claims`. */
export function isLive(claim: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(claim)}.state in ('held', 'confirmed', 'queued', 'offered')`
}

/** SQL: the claim is shown to its holder at `now`: a seat, a place on the waitlist, or an offer that has not run out. */
export function isCurrent(claim: string, now: Date): Prisma.Sql {
  return Prisma.sql`(${isSeat(claim)} or ${isWaiting(claim, now)})`
}

/** SQL: the holder waits at `now`: on the waitlist, or with an offer to decide about. */
export function isWaiting(claim: string, now: Date): Prisma.Sql {
  return Prisma.sql`(${isQueued(claim)} or ${isOffered(claim, now)})`
}

/** SQL: the holder has a seat or may still get one, whatever the clock says of offers. */
export function isSeatedOrWaiting(claim: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(claim)}.state in ('confirmed', 'queued', 'offered')`
}

/** SQL: the holder waits, whatever the clock says of offers. */
export function isOnWaitlist(claim: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(claim)}.state in ('queued', 'offered')`
}

/** SQL: the holder waits, and no place is offered to them. */
export function isQueued(claim: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(claim)}.state = 'queued'`
}

/** SQL: a place is kept for the holder at `now` until they decide. */
export function isOffered(claim: string, now: Date): Prisma.Sql {
  const it = Prisma.raw(claim)
  return Prisma.sql`(${it}.state = 'offered' and ${it}.offered_until > ${now})`
}

/** SQL: a place is kept for the holder at `now` while they fill in a form. */
export function isHeld(claim: string, now: Date): Prisma.Sql {
  const it = Prisma.raw(claim)
  return Prisma.sql`(${it}.state = 'held' and ${it}.held_until > ${now})`
}

/**
 * SQL: one row about the resource in `column` at `now`: how many places are `taken` and how many people are `waiting`,
 * `until` when a place is kept for somebody else, and what the viewer has (`yours`, `"yoursUntil"`).
 */
export function placesOf(column: string, viewerId: string, now: Date): Prisma.Sql {
  return Prisma.sql`select count(*) filter (where state = 'confirmed' or until > ${now})::int as taken,
      count(*) filter (where state = 'queued')::int as waiting,
      max(until) filter (where until > ${now} and member_id <> ${viewerId}) as until,
      max(state) filter (where member_id = ${viewerId} and (until is null or until > ${now})) as yours,
      max(until) filter (where member_id = ${viewerId} and until > ${now}) as "yoursUntil"
    from (select c.member_id, c.state, coalesce(c.held_until, c.offered_until) as until from claims c
      where c.resource_id = ${Prisma.raw(column)} and ${isLive('c')}) live`
}

/** SQL: the claim is a seat. */
export function isSeat(claim: string): Prisma.Sql {
  return Prisma.sql`${Prisma.raw(claim)}.state = 'confirmed'`
}

/** SQL: the claim's place on the waitlist, counted from 1; null for one that does not wait. */
export function waitlistPosition(claim: string): Prisma.Sql {
  const it = Prisma.raw(claim)
  return Prisma.sql`case when ${it}.state = 'queued' then (select count(*)::int from claims ahead
    where ahead.resource_id = ${it}.resource_id and ahead.state = 'queued'
      and (ahead.joined_at, ahead.id) <= (${it}.joined_at, ${it}.id)) end`
}

/** SQL: whoever asks at `now` gets a place: room is left, nobody waits, and its window is open. `r` is the resource. */
export function isFree(now: Date): Prisma.Sql {
  return Prisma.sql`(r.closed_at is null and r.queued = 0 and (r.capacity is null or r.confirmed + r.reserved < r.capacity)
    and (r.opens_at is null or r.opens_at <= ${now}) and (r.closes_at is null or r.closes_at > ${now}))`
}
