import { describe, expect, it } from 'vitest'
import type { EventPage } from '../view.ts'
import { seatExplanation } from './seat-words.ts'

const clock = { zone: 'Europe/Berlin', now: '2026-11-25T12:00:00.000Z' }
type Yours = Partial<NonNullable<EventPage['yours']>>
const said = (given: Partial<Pick<EventPage, 'taken' | 'waiting'>>, yours: Yours) =>
  seatExplanation(
    {
      status: 'published',
      isOver: false,
      capacity: 10,
      taken: 8,
      waiting: 2,
      asked: null,
      approval: false,
      registration: { opensAt: null, closesAt: null, state: 'open' },
      can: { whyNotRsvp: null },
      ...given,
      yours: { claimId: 'c', guests: 0, position: null, until: null, answers: [], attendance: null, ...yours },
    } as unknown as EventPage,
    clock,
  )

describe('what is said about seats', () => {
  it('to somebody whose party is larger than what is free, is whom the free seats wait for', () => {
    const words = said({}, { state: 'queued', position: 1, guests: 4 })
    expect(words).toContain('The 2 free seats wait for you: you come as 5, and nobody passes you.')
    expect(words).toContain('We will write the moment there are seats enough for you and 4 guests.')
  })

  it('to those behind such a party, is that nobody is passed', () => {
    expect(said({ taken: 9 }, { state: 'queued', position: 2 })).toBe(
      '9 of 10 seats taken, 2 parties waiting. The free seat waits for a larger party before you; nobody is passed. ' +
        'We will write the moment a seat frees for you.',
    )
  })

  it('to those in line at a full table, is nothing of free seats', () => {
    expect(said({ taken: 10 }, { state: 'queued', position: 2 })).not.toContain('free seat')
  })

  it('to somebody who was offered a seat, is until when, on this day or another one', () => {
    const until = (at: string) => said({}, { state: 'offered', until: at })
    expect(until('2026-11-25T15:30:00.000Z')).toMatch(/^It is kept for you until today, 16:30\./)
    expect(until('2026-11-26T00:54:00.000Z')).toMatch(/^It is kept for you until Thursday 26 November, 01:54\./)
  })
})
