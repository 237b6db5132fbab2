import { describe, expect, test } from 'vitest'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'
import { decideReport } from '#app/modules/moderation/commands/decide-report.server.ts'
import { reportDecided } from '#app/modules/moderation/facts.ts'
import { report } from '#app/modules/moderation/commands/report.server.ts'
import { onAppealUpheld } from '#app/modules/moderation/listeners.server.ts'
import { readSubject } from '#app/modules/moderation/queries/read-subject.server.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { exported } from '#test/exported.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { as, makeMember } from '#test/factories.ts'
import { readBooking } from '#app/modules/pages/queries/read-booking.server.ts'
import { readOfficeHours } from '../queries/read-office-hours.server.ts'
import { bookSlot } from './book-slot.server.ts'
import { giveFeedback, releaseFeedback } from './give-feedback.server.ts'
import { recordMissed, takeBackMissed } from './record-missed.server.ts'

useDatabase()

type Someone = Awaited<ReturnType<typeof makeMember>>
const start = new Date('2026-11-26T09:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const end = 30
const hour = 60
const day = 24 * hour

async function talk(given: { mentor?: Someone; mentee?: Someone } = {}) {
  const mentor = given.mentor ?? (await makeMentor())
  const mentee = given.mentee ?? (await makeMember())
  const result = await bookSlot(as(mentee), { mentorHandle: mentor.handle, startsAt: start, topic: 'Logs' })
  if (!result.ok) throw new Error(result.problem.reason)
  return { mentor, mentee, bookingId: result.value }
}

const missed = (by: Someone, bookingId: string, at: Date) =>
  recordMissed(as(by, at), { bookingId, words: 'I waited twenty minutes.' })

describe('somebody who did not come', () => {
  test('is given ten minutes; then either side can record it once, for a week', async () => {
    const { mentor, mentee, bookingId } = await talk()
    expect(await missed(mentor, bookingId, after(9))).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await missed(await makeMember(), bookingId, after(11))).toMatchObject({ problem: { kind: 'not-found' } })
    expect(await missed(mentor, bookingId, after(10))).toMatchObject({ ok: true })
    expect(await missed(mentor, bookingId, after(12))).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await missed(mentee, bookingId, after(end + 7 * day))).toMatchObject({ problem: { kind: 'conflict' } })
    const seen = await readBooking(as(mentee, after(20)), bookingId)
    expect(seen!.recordedOfMe).toMatchObject({ words: 'I waited twenty minutes.', isLifted: false, isAppealed: false })
    expect((await readOfficeHours(as(mentee, after(20)))).missed).toBe(1)
  })

  test('counts for ninety days, plainly for the next to see, and from the second on mentors answer first', async () => {
    const mentee = await makeMember()
    const state = async (at: Date) => {
      const mentor = await makeMentor()
      const startsAt = new Date(at.getTime() + 2 * day * 60_000)
      startsAt.setUTCHours(9, 0, 0, 0)
      while ([0, 6].includes(startsAt.getUTCDay())) startsAt.setUTCDate(startsAt.getUTCDate() + 1)
      const result = await bookSlot(as(mentee, at), { mentorHandle: mentor.handle, startsAt, topic: 'Again' })
      if (!result.ok) throw new Error(result.problem.reason)
      return readBooking(as(mentor, at), result.value)
    }
    const first = await talk({ mentee })
    await missed(first.mentor, first.bookingId, after(15))
    expect(await state(after(hour))).toMatchObject({ state: 'confirmed', missed: 1 })
    const again = await db().booking.findFirstOrThrow({ where: { menteeId: mentee.id, startsAt: { gt: start } } })
    const mentor = await db().member.findUniqueOrThrow({ where: { id: again.mentorId } })
    const late = new Date(again.startsAt.getTime() + 15 * 60_000)
    await missed({ ...first.mentor, id: mentor.id }, again.id, late)
    expect(await state(new Date(late.getTime() + hour * 60_000))).toMatchObject({ state: 'held', missed: 2 })
    expect(await state(new Date(late.getTime() + 91 * day * 60_000))).toMatchObject({ state: 'confirmed', missed: 0 })
  })

  test('a mentor’s count is on their page; whoever recorded it can take it back', async () => {
    const { mentor, mentee, bookingId } = await talk()
    await missed(mentee, bookingId, after(15))
    expect((await readMentor(as(mentee, after(hour)), mentor.handle))!.missed).toBe(1)
    const { id: missedId } = await db().missedTalk.findFirstOrThrow({ where: { bookingId } })
    expect(await takeBackMissed(as(mentor, after(hour)), { missedId })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect(await takeBackMissed(as(mentee, after(hour)), { missedId })).toMatchObject({ ok: true })
    expect((await readMentor(as(mentee, after(hour)), mentor.handle))!.missed).toBe(0)
  })

  test('can appeal: a moderator reads both sides, and what is found untrue counts no more', async () => {
    const { mentor, mentee, bookingId } = await talk()
    await missed(mentor, bookingId, after(15))
    const { id } = await db().missedTalk.findFirstOrThrow({ where: { bookingId } })
    const ctx = as(mentee, after(hour))
    expect(await readSubject(as(mentor), 'missed-talk', id)).toBeNull()
    expect(await readSubject(as(await makeMember()), 'missed-talk', id)).toBeNull()
    expect(await readSubject(ctx, 'missed-talk', id)).toMatchObject({ subject: `missed-talk:${id}` })
    await report(ctx, { subject: `missed-talk:${id}`, reason: 'untrue', details: 'I was there.' })
    expect((await readBooking(ctx, bookingId))!.recordedOfMe).toMatchObject({ isAppealed: true })
    const { id: reportId } = await db().report.findFirstOrThrow({ where: { subjectId: id } })
    const moderator = as(await makeMember({ siteRole: 'moderator' }), after(hour))
    await decideReport(moderator, { reportId, decision: 'uphold', resolution: 'The log shows that they came.' })
    const delivery = { id: 'x', at: after(hour).toISOString(), fact: reportDecided({ reportId }) }
    await onAppealUpheld(db(), delivery)
    await onAppealUpheld(db(), delivery)
    expect((await readBooking(ctx, bookingId))!.recordedOfMe).toMatchObject({ isLifted: true })
    expect((await readBooking(as(mentor, after(hour)), bookingId))!.missed).toBe(0)
  })
})

describe('what the two say of a talk', () => {
  const say = (by: Someone, bookingId: string, at: Date, words: string) =>
    giveFeedback(as(by, at), { bookingId, rating: 4, words })
  /** Everything the hall shows somebody of a talk, as one text. */
  const everything = async (who: Someone, bookingId: string, at: Date) =>
    JSON.stringify([
      await readBooking(as(who, at), bookingId),
      await readOfficeHours(as(who, at)),
      await exported(as(who, at)),
    ])

  test('stays sealed on every page and in the export until both have said something', async () => {
    const { mentor, mentee, bookingId } = await talk()
    await say(mentee, bookingId, after(40), 'Words of the mentee')
    expect(await everything(mentor, bookingId, after(50))).not.toContain('Words of the mentee')
    expect(await everything(mentee, bookingId, after(50))).toContain('Words of the mentee')
    expect((await readMentor(as(mentee), mentor.handle))!.rating).toBeNull()
    await say(mentor, bookingId, after(60), 'Words of the mentor')
    expect(await everything(mentor, bookingId, after(61))).toContain('Words of the mentee')
    expect(await everything(mentee, bookingId, after(61))).toContain('Words of the mentor')
    expect((await readMentor(as(mentee), mentor.handle))!.rating).toEqual({ mean: 4, count: 1 })
  })

  test('is opened after three days when only one side said something, once; the other can then say nothing', async () => {
    const { mentor, mentee, bookingId } = await talk()
    await say(mentee, bookingId, after(40), 'Words of the mentee')
    const last = after(end + 3 * day - 1)
    await releaseFeedback(db(), last)
    expect(await everything(mentor, bookingId, last)).not.toContain('Words of the mentee')
    const open = after(end + 3 * day)
    await releaseFeedback(db(), open)
    await releaseFeedback(db(), open)
    expect(await everything(mentor, bookingId, open)).toContain('Words of the mentee')
    expect((await readMentor(as(mentee), mentor.handle))!.rating).toEqual({ mean: 4, count: 1 })
    expect(await say(mentor, bookingId, open, 'Too late')).toMatchObject({ problem: { kind: 'conflict' } })
    const [released] = await db().$queryRaw<
      { n: number }[]
    >`select count(*)::int as n from graphile_worker._private_jobs
      where payload -> 'fact' ->> 'kind' = 'feedback.released' and payload::text like ${`%${bookingId}%`}`
    expect(released!.n).toBe(1)
  })

  test('is said after the talk, once, and by nobody else; of two who say it at once both are heard', async () => {
    const { mentor, mentee, bookingId } = await talk()
    expect(await say(mentee, bookingId, after(20), 'Too early')).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await say(await makeMember(), bookingId, after(40), 'x')).toMatchObject({ problem: { kind: 'not-found' } })
    await Promise.all([say(mentee, bookingId, after(40), 'One'), say(mentor, bookingId, after(40), 'Two')])
    expect(await say(mentee, bookingId, after(41), 'Again')).toMatchObject({ problem: { kind: 'conflict' } })
    expect(await db().talkFeedback.count({ where: { bookingId, releasedAt: { not: null } } })).toBe(2)
  })
})
