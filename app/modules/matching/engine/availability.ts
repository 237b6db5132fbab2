import type { Day, LocalHours, Week, WeekOffsets } from './types.ts'

/** Half hours of one UTC week, Monday 00:00 first: slot s is bit s & 31 of word s >> 5. */
export const SLOTS = 336
export const SLOT_WORDS = 11

/** A week that is UTC everywhere: for people whose zone is not stated. */
export const UTC_WEEK: Week = { monday: 'UTC', offsetsOf: () => [{ fromMinute: 0, offset: 0 }] }

/**
 * The half hours of a UTC week in which a person is free. A slot is free when all of it lies inside the local hours;
 * local time follows the zone's offsets through that very week, so a week with a clock change differs. The rules
 * repeat weekly: what leaves the week at one end enters at the other. `offHours` 'none' keeps weekdays 08:00–18:00
 * local, 'only' keeps the rest. O(336).
 */
export function weekBitmap(
  hours: readonly LocalHours[],
  offsets: WeekOffsets,
  offHours: 'all' | 'none' | 'only' = 'all',
): Uint32Array {
  const free = freeQuarters(hours)
  const bitmap = new Uint32Array(SLOT_WORDS)
  for (let slot = 0; slot < SLOTS; slot++) {
    const local = slot * 30 + (offsets.length === 1 ? offsets[0]!.offset : offsetAt(offsets, slot * 30))
    const first = quarterOf(local)
    if (free[first] === 0 || free[first === QUARTERS - 1 ? 0 : first + 1] === 0) continue
    if (offHours !== 'all' && isOffHours(local) !== (offHours === 'only')) continue
    bitmap[slot >> 5]! |= 1 << (slot & 31)
  }
  return bitmap
}

/** How many slots two weeks share; `from` offsets point into pools of bitmaps. */
export function commonSlots(a: Uint32Array, aFrom: number, b: Uint32Array, bFrom: number): number {
  let count = 0
  for (let word = 0; word < SLOT_WORDS; word++) count += ones(a[aFrom + word]! & b[bFrom + word]!)
  return count
}

/** The slots two weeks share, as UTC ranges such as "sat 21:00–23:30 UTC". The bits after a week's last slot are 0. */
export function commonRanges(a: Uint32Array, aFrom: number, b: Uint32Array, bFrom: number): string[] {
  const ranges: string[] = []
  let start = -1
  for (let word = 0; word < SLOT_WORDS; word++) {
    const both = a[aFrom + word]! & b[bFrom + word]!
    if (both === (start < 0 ? 0 : -1)) continue
    for (let bit = 0; bit < 32; bit++) {
      const isCommon = ((both >>> bit) & 1) === 1
      if (isCommon === start >= 0) continue
      const slot = word * 32 + bit
      if (start >= 0) ranges.push(`${clock(start)}–${clock(slot).slice(4)} UTC`)
      start = isCommon ? slot : -1
    }
  }
  return ranges
}

const DAY_MINUTES = 1440
const WEEK_MINUTES = 7 * DAY_MINUTES
const DAY_START: Record<Day, number> = { mon: 0, tue: 1440, wed: 2880, thu: 4320, fri: 5760, sat: 7200, sun: 8640 }
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const QUARTERS = WEEK_MINUTES / 15
const quarters = new Uint8Array(QUARTERS)

/** One byte a quarter of an hour of the local week (zones stand at :00, :15, :30 or :45); reused by the next call. */
function freeQuarters(hours: readonly LocalHours[]): Uint8Array {
  quarters.fill(0)
  for (const { day, from, to } of hours) {
    const start = DAY_START[day] + minutes(from)
    const length = minutes(to) - minutes(from)
    const end = start + (length > 0 ? length : length + DAY_MINUTES)
    for (let quarter = Math.ceil(start / 15); (quarter + 1) * 15 <= end; quarter++) quarters[quarter % QUARTERS] = 1
  }
  return quarters
}

function quarterOf(localMinute: number): number {
  const quarter = Math.floor(localMinute / 15)
  return quarter < 0 ? quarter + QUARTERS : quarter >= QUARTERS ? quarter - QUARTERS : quarter
}

/** Whether a minute of the week, counted from Monday 00:00, is off-hours: weekends, before 08:00, from 18:00 on. */
export function isOffHours(localMinute: number): boolean {
  const minute = ((localMinute % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
  const inDay = minute % DAY_MINUTES
  return minute >= DAY_START.sat || inDay < 8 * 60 || inDay >= 18 * 60
}

function offsetAt(offsets: WeekOffsets, minute: number): number {
  let offset = offsets[0]?.offset ?? 0
  for (const change of offsets) {
    if (change.fromMinute > minute) break
    offset = change.offset
  }
  return offset
}

function minutes(time: string): number {
  return (digit(time, 0) * 10 + digit(time, 1)) * 60 + digit(time, 3) * 10 + digit(time, 4)
}

function digit(time: string, at: number): number {
  return time.charCodeAt(at) - 48
}

function clock(slot: number): string {
  const inDay = (slot % 48) * 30
  const time = `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
  return `${DAY_NAMES[Math.floor(slot / 48) % 7]} ${time}`
}

function ones(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
