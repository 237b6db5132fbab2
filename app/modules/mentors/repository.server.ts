import type { Db, Tx } from '#app/platform/database.server.ts'
import { isOnWaitlist } from '#app/modules/seats/filters.server.ts'

export type MentorSettings = {
  blurb: string
  topics: string[]
  sessionMinutes: number
  noticeMinutes?: number
  horizonDays?: number
  instant?: boolean
}

/** Writes the settings of somebody who mentors already; false when they do not. `pausedAt` undefined leaves the break. */
export async function updateMentorProfile(
  tx: Tx,
  memberId: string,
  settings: MentorSettings,
  pausedAt: Date | null | undefined,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.mentorProfile.updateMany({
    where: { memberId },
    data: { ...settings, pausedAt, updatedAt: at },
  })
  return count === 1
}

/** Makes somebody a mentor; their places are made with the profile. Doing it twice at once makes one. */
export async function insertMentorProfile(
  tx: Tx,
  memberId: string,
  { capacity, ...settings }: MentorSettings & { capacity: number },
  pausedAt: Date | null,
  at: Date,
): Promise<void> {
  const profile = { memberId, capacity, ...settings, pausedAt, createdAt: at, updatedAt: at }
  await tx.mentorProfile.createMany({ data: [profile], skipDuplicates: true })
}

/** Starts or ends a break. Answers whether there is such a mentor. */
export async function setPaused(tx: Tx, memberId: string, pausedAt: Date | null, at: Date): Promise<boolean> {
  const { count } = await tx.mentorProfile.updateMany({ where: { memberId }, data: { pausedAt, updatedAt: at } })
  return count === 1
}

/** The scarce thing that a mentor's places are; null for somebody who does not mentor. */
export async function findPlaces(db: Db, memberId: string): Promise<string | null> {
  const row = await db.mentorProfile.findUnique({ where: { memberId }, select: { resourceId: true } })
  return row?.resourceId ?? null
}

export async function findMentorOf(db: Db, resourceId: string): Promise<string | null> {
  const row = await db.mentorProfile.findUnique({ where: { resourceId }, select: { memberId: true } })
  return row?.memberId ?? null
}

export type WaitlistEntry = { mentorId: string; menteeId: string }

/** The lines somebody stands in, and those who stand in theirs; an offer counts as standing in line. */
export async function findWaitlists(db: Db, memberId: string): Promise<WaitlistEntry[]> {
  return db.$queryRaw<WaitlistEntry[]>`
    select p.member_id as mentor_id, c.member_id as mentee_id
    from claims c join mentor_profiles p on p.resource_id = c.resource_id
    where ${isOnWaitlist('c')} and ${memberId} in (p.member_id, c.member_id)
    order by p.resource_id, c.joined_at desc`
}

/** Writes which share of requests mentors answered in time. */
export async function writeAnswerRates(tx: Tx, rates: readonly { memberId: string; rate: number }[]): Promise<void> {
  await tx.$executeRaw`
    update mentor_profiles p set answer_rate = r.rate
    from json_to_recordset(${JSON.stringify(rates)}::json) as r("memberId" text, rate float8) where p.member_id = r."memberId"`
}

/** Writes how mentors are rated: the mean of what was released about them, and of how many. */
export async function writeRatings(tx: Tx, ratings: readonly Rating[], at: Date): Promise<void> {
  await tx.$executeRaw`
    update mentor_profiles p set rating_mean = r.mean, rating_count = r.count, updated_at = ${at}
    from json_to_recordset(${JSON.stringify(ratings)}::json) as r("memberId" text, mean float8, count int)
    where p.member_id = r."memberId"`
}

export type Rating = { memberId: string; mean: number; count: number }
