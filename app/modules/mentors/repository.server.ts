import type { Tx } from '#app/platform/database.server.ts'

export type MentorSettings = {
  blurb: string
  topics: string[]
  capacity: number
  sessionMinutes: number
  noticeMinutes?: number
  horizonDays?: number
}

/** Writes a mentor's settings; `pausedAt` undefined leaves the break as it is. */
export async function upsertMentorProfile(
  tx: Tx,
  memberId: string,
  settings: MentorSettings,
  pausedAt: Date | null | undefined,
  at: Date,
): Promise<void> {
  const values = { ...settings, pausedAt, updatedAt: at }
  await tx.mentorProfile.upsert({
    where: { memberId },
    create: { memberId, ...values, createdAt: at },
    update: values,
    select: { memberId: true },
  })
}

/** Starts or ends a break. Answers whether there is such a mentor. */
export async function setPaused(tx: Tx, memberId: string, pausedAt: Date | null, at: Date): Promise<boolean> {
  const { count } = await tx.mentorProfile.updateMany({ where: { memberId }, data: { pausedAt, updatedAt: at } })
  return count === 1
}
