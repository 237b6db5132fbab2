import type pg from 'pg'
import type { Chance } from './chance.ts'
import type { Writer } from './texts.ts'

export type BenchCounts = {
  members: number
  /** How many of the members are mentors. */
  mentors: number
  groups: number
  spaces: number
  threads: number
  events: number
  /** Events of the first group, for a calendar with much in it. */
  eventsOfFirstGroup: number
}

/** What every part of the community is made with. */
export type Making = { client: pg.ClientBase; chance: Chance; writer: Writer; at: Date; counts: BenchCounts }

const DAY = 86_400_000

/** A moment up to so many days before `at`, later ones more often. */
export function before({ chance, at }: Making, days: number): Date {
  return new Date(at.getTime() - Math.floor(chance.next() ** 2 * days * DAY))
}

/** A moment between two others. */
export function during(chance: Chance, from: Date, to: Date): Date {
  return new Date(from.getTime() + Math.floor(chance.next() * (to.getTime() - from.getTime())))
}
