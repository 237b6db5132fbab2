import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Holder } from '#app/modules/seats/domain/waitlist.ts'

export type RsvpRequestRow = Holder & {
  id: string
  occurrenceId: string
  party: number
  answers: string[]
  status: 'waiting' | 'approved' | 'declined' | 'withdrawn'
  reason: string
  /** From which date of the series on; '' for every coming one, null for this date alone. */
  seriesSince: string | null
}

/** Notes that somebody asks to come; asking again while they wait changes the party and the answers. */
export async function saveRequest(
  tx: Tx,
  request: Holder & { occurrenceId: string; party: number; answers: readonly string[]; since: string | null; at: Date },
): Promise<string> {
  const { occurrenceId, party, answers, since, at, memberId = null, guestId = null } = request
  const holder = Prisma.raw(memberId ? 'member_id' : 'guest_id')
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    insert into rsvp_requests (id, occurrence_id, member_id, guest_id, party, answers, status, series_since, created_at)
    values (${newId()}, ${occurrenceId}, ${memberId}, ${guestId}, ${party}, ${[...answers]}::text[], 'waiting', ${since}, ${at})
    on conflict (occurrence_id, ${holder}) where status = 'waiting'
    do update set party = excluded.party, answers = excluded.answers,
      series_since = coalesce(excluded.series_since, rsvp_requests.series_since)
    returning id`
  return row!.id
}

/** What became of somebody's latest request for a date; null when they never asked. */
export async function findLatestRequest(db: Db, occurrenceId: string, holder: Holder): Promise<RsvpRequestRow | null> {
  const rows = await db.$queryRaw<RsvpRequestRow[]>`
    select ${columns} from rsvp_requests where occurrence_id = ${occurrenceId}
      and ${holder.memberId ? Prisma.sql`member_id = ${holder.memberId}` : Prisma.sql`guest_id = ${holder.guestId}`}
    order by created_at desc, id desc limit 1`
  return rows[0] ?? null
}

/** A request for a date that nobody has decided, locked: it is decided once. */
export async function lockWaitingRequest(tx: Tx, id: string, occurrenceId: string): Promise<RsvpRequestRow | null> {
  const rows = await tx.$queryRaw<RsvpRequestRow[]>`
    select ${columns} from rsvp_requests
    where id = ${id} and occurrence_id = ${occurrenceId} and status = 'waiting' for update`
  return rows[0] ?? null
}

/**
 * The coming dates of a series with what somebody last asked for on each: what waits is locked, in the order of the ids,
 * so that it is decided once.
 */
export async function lockSeriesRequests(tx: Tx, eventId: string, holder: Holder, now: Date) {
  const mine = holder.memberId ? Prisma.sql`member_id = ${holder.memberId}` : Prisma.sql`guest_id = ${holder.guestId}`
  await tx.$queryRaw`
    select id from rsvp_requests where ${mine} and status = 'waiting' and occurrence_id in (
      select o.id from occurrences o where o.event_id = ${eventId} and o.ends_at > ${now}) order by id for update`
  return tx.$queryRaw<
    { id: string; resourceId: string; recurrenceId: string; requestId: string | null; status: string }[]
  >`
    select o.id, o.resource_id, o.recurrence_id, q.id as request_id, q.status
    from occurrences o left join lateral (select id, status from rsvp_requests
      where occurrence_id = o.id and ${mine} order by created_at desc, id desc limit 1) q on true
    where o.event_id = ${eventId} and o.status = 'scheduled' and o.ends_at > ${now} order by o.starts_at, o.id`
}

export async function closeRequest(
  tx: Tx,
  id: string,
  decision: { status: 'approved' | 'declined'; reason: string; byId: string; at: Date },
): Promise<void> {
  const { status, reason, byId: decidedById, at: decidedAt } = decision
  await tx.rsvpRequest.update({ where: { id }, data: { status, reason, decidedById, decidedAt } })
}

/** Takes back what somebody asked for and nobody decided, on these dates. Answers how many there were. */
export async function withdrawRequests(tx: Tx, occurrenceIds: string[], holder: Holder, at: Date): Promise<number> {
  const { count } = await tx.rsvpRequest.updateMany({
    where: { occurrenceId: { in: occurrenceIds }, ...holder, status: 'waiting' },
    data: { status: 'withdrawn', decidedAt: at },
  })
  return count
}

/** Takes back everything a member asked for: at the events of a group, of one host, or all. */
export async function withdrawAllRequests(
  tx: Tx,
  memberId: string,
  at: Date,
  { groupId, hostId, before }: { groupId?: string; hostId?: string; before?: Date },
): Promise<void> {
  await tx.rsvpRequest.updateMany({
    where: {
      memberId,
      status: 'waiting',
      occurrence: { startsAt: { lt: before }, event: { groupId, hostId } },
    },
    data: { status: 'withdrawn', decidedAt: at },
  })
}

const columns = Prisma.sql`id, occurrence_id, member_id, guest_id, party,
  answers, status, reason, series_since`
