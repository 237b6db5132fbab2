import { Temporal } from 'temporal-polyfill'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { freeSlots, type Span } from '../domain/slots.ts'
import { findSchedules } from '../repository.server.ts'
import { Prisma } from '#app/platform/database.server.ts'
import { slotDays, type SlotDayView } from '../view.ts'

export type SlotDaysView = {
  days: SlotDayView[]
  timeZone: string
  from: string | null
  earlier: string | null
  later: string | null
}

const SLOTS_SHOWN = 24

/**
 * The next free slots of a mentor as days in the viewer's zone: at most about two dozen, whole days, from the day
 * `from` (`YYYY-MM-DD`) on. `earlier` and `later` lead to the neighbouring pages. One statement.
 */
export async function readSlotDays(
  ctx: Context,
  input: { mentorId: string; from?: string | null },
): Promise<SlotDaysView> {
  const [schedule] = await findSchedules(ctx.db, ctx.actor, Prisma.sql`p.member_id = ${input.mentorId}`, ctx.now)
  const viewerZone = ctx.actor?.timeZone ?? schedule?.timeZone ?? 'UTC'
  const nothing = { days: [], timeZone: viewerZone, from: null, earlier: null, later: null }
  if (!schedule || schedule.isPaused) return nothing
  const from = isDate(input.from) ? input.from : null
  const start = from ? Temporal.PlainDate.from(from).toZonedDateTime(viewerZone).epochMilliseconds : 0
  const chosen: Span[] = []
  let later: string | null = null
  for (const slot of freeSlots(schedule, ctx.now)) {
    if (slot.startsAt.getTime() < start) continue
    const day = dayOf(slot, viewerZone)
    if (chosen.length >= SLOTS_SHOWN && day !== dayOf(chosen.at(-1)!, viewerZone)) {
      later = day
      break
    }
    chosen.push(slot)
  }
  const days = slotDays(chosen, viewerZone, schedule.timeZone, schedule.name.split(' ')[0]!)
  return { days, timeZone: viewerZone, from, earlier: from ? '' : null, later }
}

function dayOf({ startsAt }: Span, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()
}

function isDate(value: string | null | undefined): value is string {
  return /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value ?? '') && !Number.isNaN(Date.parse(value!))
}
