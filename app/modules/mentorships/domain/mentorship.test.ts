import { expect, test } from 'vitest'
import { mayTake, type MentorshipStatus, type MentorshipStep } from './mentorship.ts'

const legal: [MentorshipStatus, MentorshipStep][] = [
  ['active', 'pause'],
  ['active', 'complete'],
  ['active', 'end'],
  ['paused', 'resume'],
  ['paused', 'complete'],
  ['paused', 'end'],
]

test('only the legal steps are possible, and what is over stays over', () => {
  const possible = (['active', 'paused', 'completed', 'ended'] as const).flatMap((status) =>
    (['pause', 'resume', 'complete', 'end'] as const).flatMap((step) =>
      mayTake(step, status).allowed ? [`${status} ${step}`] : [],
    ),
  )
  expect(possible.sort()).toEqual(legal.map(([status, step]) => `${status} ${step}`).sort())
})
