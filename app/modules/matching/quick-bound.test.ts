import fc from 'fast-check'
import { expect, it } from 'vitest'

import { commonSlots, SLOTS, SLOT_WORDS } from './engine/availability.ts'
import { quickBoundOf, QuickBounds } from './engine/quick-bound.ts'
import type { Query } from './engine/query.ts'

const week = fc.uniqueArray(fc.integer({ min: 0, max: SLOTS - 1 }), { maxLength: 40 }).map((slots) => {
  const bitmap = new Uint32Array(SLOT_WORDS)
  for (const slot of slots) bitmap[slot >> 5]! |= 1 << (slot & 31)
  return bitmap
})
/** What nobody said counts half at most. */
const UNSAID = 0.5
const share = fc.double({ min: 0, max: 1, noNaN: true })

it('a glance never promises less than the very hours and feedback bring', () => {
  fc.assert(
    fc.property(
      fc.record({
        mentee: fc.option(week, { nil: undefined }),
        mentor: fc.option(week, { nil: undefined }),
        feedback: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true })),
        wanted: fc.integer({ min: 1, max: 20 }),
        availability: share,
        rating: share,
      }),
      ({ mentee, mentor, feedback, wanted, availability, rating }) => {
        const weights = { availability: mentee ? availability : 0, feedback: rating }
        const quickBounds = new QuickBounds({ hours: mentee, wantedHalfHours: wanted, weights } as unknown as Query)
        const common = mentee && mentor ? Math.min(1, commonSlots(mentee, 0, mentor, 0) / wanted) : UNSAID
        const brought = weights.availability * common + rating * (feedback || UNSAID)
        expect(quickBounds.worthOf(quickBoundOf(mentor, feedback))).toBeGreaterThanOrEqual(brought - 1e-12)
      },
    ),
    { numRuns: 2000 },
  )
})

it('a glance tells those apart who have no part of the week in common', () => {
  const monday = new Uint32Array(SLOT_WORDS)
  const sunday = new Uint32Array(SLOT_WORDS)
  monday[0] = 0b1111
  sunday[SLOT_WORDS - 1] = 0b1111
  const weights = { availability: 0.4, feedback: 0 }
  const quickBounds = new QuickBounds({ hours: monday, wantedHalfHours: 4, weights } as unknown as Query)
  expect(quickBounds.worthOf(quickBoundOf(sunday, 0))).toBe(0)
  expect(quickBounds.worthOf(quickBoundOf(monday, 0))).toBeCloseTo(0.4, 12)
  expect(quickBounds.worthOf(quickBoundOf(undefined, 0))).toBeCloseTo(0.4, 12)
})
