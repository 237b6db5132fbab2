import type { WeekRule } from '#app/lib/week.ts'
import { Temporal } from 'temporal-polyfill'
import { DAY, dateOf, MINUTE, sessionsOn, type Span, type WeekPlan } from './day-sessions.ts'

/** A talk that is booked; several may share a group's. */
export type Booked = Span & { inGroup?: boolean }

/** The weekly hour that a mentor keeps for up to `seats` people together. */
export type GroupHours = WeekRule & { seats: number; topic: string }

export type Schedule = WeekPlan & {
  noticeMinutes: number
  horizonDays: number
  maxPerDay: number
  maxPerWeek: number
  group?: GroupHours | null
  /** What is booked already. */
  bookings: readonly Booked[]
  /** What is held for or offered to somebody else: taken, yet no talk so far. */
  occupied?: readonly Span[]
  /** Times that the mentor called off. */
  off?: readonly Span[]
}

/** A time of the office hours. What is taken can be waited for; a group's is free until its seats say otherwise. */
export type Session = Span & { state: 'free' | 'taken'; inGroup: boolean }

/**
 * The times of a schedule for talks of two, soonest first, made as they are asked for: weekly hours, less the group's
 * hour, blocked days and what was called off, after the notice, within the horizon. Free is what no talk (with buffers) is
 * in the way of and the caps a day and a week leave room for; taken is a time that somebody else has.
 */
export function* talkSessions(schedule: Schedule, now: Date): Generator<Session> {
  const taken = takenBy(schedule)
  for (const [day, span] of spansOf(schedule, now)) {
    if (taken.isSame(span)) yield { ...span, state: 'taken', inGroup: false }
    else if (!taken.isFull(day) && !taken.overlaps(span)) yield { ...span, state: 'free', inGroup: false }
  }
}

/** The times of a mentor's group hour, soonest first: those that no talk of two is in the way of. */
export function* groupSessions(schedule: Schedule, now: Date): Generator<Session> {
  const { group, bookings, occupied } = schedule
  if (!group) return
  const sessionMinutes = group.endMinute - group.startMinute
  const weekly = { ...schedule, rules: [group], group: null, sessionMinutes, bufferMinutes: 0 }
  const taken = takenBy({ ...weekly, bookings: bookings.filter(({ inGroup }) => !inGroup), occupied })
  for (const [, span] of spansOf(weekly, now))
    if (!taken.overlaps(span)) yield { ...span, state: 'free', inGroup: true }
}

/** The free times for a talk of two, soonest first. */
export function* freeSlots(schedule: Schedule, now: Date): Generator<Span> {
  for (const { state, startsAt, endsAt } of talkSessions(schedule, now))
    if (state === 'free') yield { startsAt, endsAt }
}

/** Up to `limit` free slots from the start of the list. */
export function nextSlots(schedule: Schedule, now: Date, limit: number): Span[] {
  const slots: Span[] = []
  for (const slot of freeSlots(schedule, now)) if (slots.push(slot) >= limit) break
  return slots
}

/** The time of the schedule that starts at an instant, free or taken; nothing when none is offered then. */
export function findSession(schedule: Schedule, now: Date, startsAt: Date): Session | undefined {
  return firstAt(talkSessions(schedule, now), startsAt) ?? firstAt(groupSessions(schedule, now), startsAt)
}

/** Whether somebody has a talk booked, or a time kept, at an instant. */
export function isTaken({ bookings, occupied = [] }: Pick<Schedule, 'bookings' | 'occupied'>, at: Date): boolean {
  return [...bookings, ...occupied].some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
}

function firstAt(sessions: Iterable<Session>, startsAt: Date): Session | undefined {
  for (const session of sessions) {
    if (session.startsAt.getTime() === startsAt.getTime()) return session
    if (session.startsAt > startsAt) return undefined
  }
  return undefined
}

function* spansOf(schedule: Schedule, now: Date): Generator<[day: Temporal.PlainDate, span: Span]> {
  const { timeZone, noticeMinutes, horizonDays, off = [] } = schedule
  const earliest = now.getTime() + noticeMinutes * MINUTE
  const latest = now.getTime() + horizonDays * DAY
  const lastDay = dateOf(latest, timeZone)
  let day = dateOf(earliest, timeZone)
  for (; Temporal.PlainDate.compare(day, lastDay) <= 0; day = day.add({ days: 1 })) {
    for (const span of sessionsOn(day, schedule)) {
      const start = span.startsAt.getTime()
      if (start >= earliest && start <= latest && !off.some((it) => overlap(it, span, 0))) yield [day, span]
    }
  }
}

function takenBy({ bookings, occupied = [], bufferMinutes, timeZone, maxPerDay, maxPerWeek }: Schedule) {
  const perDay = new Map<string, number>()
  const perWeek = new Map<string, number>()
  for (const { startsAt } of bookings) {
    const day = dateOf(startsAt.getTime(), timeZone)
    perDay.set(day.toString(), (perDay.get(day.toString()) ?? 0) + 1)
    perWeek.set(mondayOf(day), (perWeek.get(mondayOf(day)) ?? 0) + 1)
  }
  const all: readonly Booked[] = [...bookings, ...occupied]
  return {
    isFull: (day: Temporal.PlainDate) =>
      (perDay.get(day.toString()) ?? 0) >= maxPerDay || (perWeek.get(mondayOf(day)) ?? 0) >= maxPerWeek,
    overlaps: (span: Span) => all.some((other) => overlap(other, span, bufferMinutes * MINUTE)),
    isSame: (span: Span) =>
      all.some(({ startsAt, endsAt, inGroup }) => !inGroup && +startsAt === +span.startsAt && +endsAt === +span.endsAt),
  }
}

function overlap(one: Span, other: Span, buffer: number): boolean {
  return +other.startsAt < +one.endsAt + buffer && +other.endsAt > +one.startsAt - buffer
}

function mondayOf(day: Temporal.PlainDate): string {
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
