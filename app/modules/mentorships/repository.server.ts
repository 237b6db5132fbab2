import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { MentorshipStatus } from './domain/mentorship.ts'
import type { RequestParties, RequestStatus } from './domain/request.ts'

export type RequestRecord = RequestParties & { id: string; goals: string; placeKept: boolean }

/** Makes the requests of one mentee wait for each other until the transaction ends; answers how many are open. */
export async function lockOpenRequests(tx: Tx, menteeId: string): Promise<number> {
  await tx.$queryRaw`select 1 from members where id = ${menteeId} for no key update`
  return tx.mentorshipRequest.count({ where: { menteeId, status: 'open' } })
}

export async function insertRequest(
  tx: Tx,
  request: {
    mentorId: string
    menteeId: string
    note: string
    goals: string
    support: string[]
    deadlineAt: Date
    placeKept: boolean
  },
  at: Date,
): Promise<string> {
  const id = newId()
  await tx.mentorshipRequest.create({ data: { id, ...request, status: 'open', createdAt: at }, select: { id: true } })
  return id
}

export async function findRequest(db: Db, id: string, lock = false): Promise<RequestRecord | null> {
  const rows = await db.$queryRaw<RequestRecord[]>`
    select id, mentor_id, mentee_id, status, goals,
      place_kept, created_at, deadline_at
    from mentorship_requests where id = ${id} ${lock ? Prisma.sql`for update` : Prisma.empty}`
  return rows[0] ?? null
}

export async function settleRequest(
  tx: Tx,
  id: string,
  status: RequestStatus,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.mentorshipRequest.update({ where: { id }, data: { status, reason, decidedAt: at }, select: { id: true } })
}

export async function extendRequest(tx: Tx, id: string, deadlineAt: Date, reason: string): Promise<void> {
  await tx.mentorshipRequest.update({ where: { id }, data: { deadlineAt, reason }, select: { id: true } })
}

/** Which share of requests each of these mentors answered in time. */
export function readAnswerRates(db: Db, mentorIds: readonly string[]): Promise<{ memberId: string; rate: number }[]> {
  return db.$queryRaw`
    select mentor_id as member_id, avg((status <> 'expired')::int)::float8 as rate from mentorship_requests
    where mentor_id = any(${[...mentorIds]}::text[]) and status in ('accepted', 'declined', 'expired') group by mentor_id`
}

export async function insertMentorship(
  tx: Tx,
  mentorship: { requestId: string; mentorId: string; menteeId: string; goals: string },
  at: Date,
): Promise<string> {
  const id = newId()
  await tx.mentorship.create({
    data: { id, ...mentorship, status: 'active', startedAt: at, updatedAt: at },
    select: { id: true },
  })
  return id
}

export type MentorshipRecord = { id: string; mentorId: string; menteeId: string; status: MentorshipStatus }

type MentorshipText = MentorshipRecord & { goals: string; cadence: string; notes: string }

/** A mentorship of one of its two people, locked until the transaction ends; to all others it does not exist. */
export async function lockMentorship(tx: Tx, id: string, memberId: string): Promise<MentorshipText | null> {
  const rows = await tx.$queryRaw<MentorshipText[]>`
    select id, mentor_id, mentee_id, status, goals, cadence, notes from mentorships
    where id = ${id} and ${memberId} in (mentor_id, mentee_id) for update`
  return rows[0] ?? null
}

/** The requests that are open between two people. */
export async function findOpenBetween(db: Db, memberId: string, otherId: string): Promise<string[]> {
  const rows = await db.mentorshipRequest.findMany({
    where: {
      status: 'open',
      OR: [
        { mentorId: memberId, menteeId: otherId },
        { mentorId: otherId, menteeId: memberId },
      ],
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** A member's mentorships that are not over, and requests that are open, on either side. */
export async function findUnfinished(tx: Db, memberId: string): Promise<{ mentorships: string[]; requests: string[] }> {
  const either = { OR: [{ mentorId: memberId }, { menteeId: memberId }] }
  const select = { id: true }
  const orderBy = { id: 'asc' } as const
  const running = await tx.mentorship.findMany({
    where: { ...either, status: { in: ['active', 'paused'] } },
    orderBy,
    select,
  })
  const open = await tx.mentorshipRequest.findMany({ where: { ...either, status: 'open' }, orderBy, select })
  return { mentorships: running.map(({ id }) => id), requests: open.map(({ id }) => id) }
}

export async function setStatus(tx: Tx, id: string, status: MentorshipStatus, reason: string, at: Date): Promise<void> {
  const over = status === 'completed' || status === 'ended'
  await tx.mentorship.update({
    where: { id },
    data: { status, updatedAt: at, ...(over ? { endReason: reason, endedAt: at } : {}) },
    select: { id: true },
  })
}

export async function writeAgreement(
  tx: Tx,
  id: string,
  agreement: { goals: string; cadence: string; endsOn: Date | null },
  at: Date,
): Promise<void> {
  await tx.mentorship.update({ where: { id }, data: { ...agreement, updatedAt: at }, select: { id: true } })
}

export async function writeNotes(tx: Tx, id: string, notes: string, at: Date): Promise<void> {
  await tx.mentorship.update({ where: { id }, data: { notes, updatedAt: at }, select: { id: true } })
}

export type ExpiredRequest = { id: string; mentorId: string; menteeId: string; placeKept: boolean }

/** Closes requests whose deadline has passed, at most `limit` of them, and answers which. */
export async function expireRequests(tx: Tx, at: Date, limit: number): Promise<ExpiredRequest[]> {
  return tx.$queryRaw<ExpiredRequest[]>`
    update mentorship_requests set status = 'expired', decided_at = ${at}
    where id in (select id from mentorship_requests where status = 'open' and deadline_at <= ${at}
      order by deadline_at limit ${limit} for update skip locked)
    returning id, mentor_id, mentee_id, place_kept`
}
