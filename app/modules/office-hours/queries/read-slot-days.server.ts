import { Temporal } from 'temporal-polyfill'
import { givenDay } from '#app/lib/given.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import type { Span } from '../domain/day-sessions.ts'
import { groupSessions, talkSessions, type Session } from '../domain/slots.ts'
import { findSchedules, type MentorSchedule } from '../schedule-repository.server.ts'
import { slotDays, type OfferedTime, type SlotDayView } from '../view.ts'

export type SlotDaysView = {
  days: SlotDayView[]
  timeZone: string
  from: string | null
  earlier: string | null
  later: string | null
}

const SLOTS_SHOWN = 24

/**
 * The next times of a mentor's office hours as days in the viewer's zone: at most about two dozen, whole days, from the day
 * `from` (`YYYY-MM-DD`) on; with `free` only what can be had at once, for two. `earlier` and `later` lead to the neighbouring
 * pages. One statement.
 */
export async function readSlotDays(
  ctx: Context,
  input: { mentorId: string; from?: string | null; free?: boolean },
): Promise<SlotDaysView> {
  const [schedule] = await findSchedules(ctx.db, ctx.actor, Prisma.sql`p.member_id = ${input.mentorId}`, ctx.now)
  const viewerZone = ctx.actor?.timeZone ?? schedule?.timeZone ?? 'UTC'
  const nothing = { days: [], timeZone: viewerZone, from: null, earlier: null, later: null }
  if (!schedule || schedule.isPaused) return nothing
  const from = givenDay(input.from)
  const start = from ? Temporal.PlainDate.from(from).toZonedDateTime(viewerZone).epochMilliseconds : 0
  const chosen: OfferedTime[] = []
  let later: string | null = null
  for (const time of offeredTimes(schedule, ctx.now)) {
    if (time.startsAt.getTime() < start || (input.free && (time.state === 'taken' || time.inGroup))) continue
    const day = dayOf(time, viewerZone)
    if (chosen.length >= SLOTS_SHOWN && day !== dayOf(chosen.at(-1)!, viewerZone)) {
      later = day
      break
    }
    chosen.push(time)
  }
  const name = schedule.name.split(' ')[0]!
  const groupTopic = schedule.group?.topic ?? ''
  const days = slotDays(chosen, { viewerZone, mentorZone: schedule.timeZone, name, groupTopic })
  return { days, timeZone: viewerZone, from, earlier: from ? '' : null, later }
}

/** Talks of two and the group's hours in one order, each with who has reached for it. */
function* offeredTimes(schedule: MentorSchedule, now: Date): Generator<OfferedTime> {
  const groups = [...groupSessions(schedule, now)]
  for (const session of talkSessions(schedule, now)) {
    while (groups[0] && groups[0].startsAt <= session.startsAt) yield offered(groups.shift()!, schedule)
    yield offered(session, schedule)
  }
  for (const session of groups) yield offered(session, schedule)
}

function offered(session: Session, { slots }: MentorSchedule): OfferedTime {
  const occupied = slots.find(({ startsAt, inGroup }) => +startsAt === +session.startsAt && inGroup === session.inGroup)
  return { ...session, occupied }
}

function dayOf({ startsAt }: Span, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
}
