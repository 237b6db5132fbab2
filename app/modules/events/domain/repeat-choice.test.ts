import { expect, it } from 'vitest'
import { readRule } from './recurrence.ts'
import { ruleOfChoice } from './repeat-choice.ts'

it('a choice follows the day of the start', () => {
  expect(ruleOfChoice('weekly', '2026-12-05T14:00', '')).toBe('FREQ=WEEKLY;BYDAY=SA')
  expect(ruleOfChoice('biweekly', '2026-12-05T14:00', '2027-02-01')).toBe(
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA;UNTIL=20270201T235959',
  )
  expect(ruleOfChoice('monthly', '2026-12-05T14:00', '')).toBe('FREQ=MONTHLY;BYDAY=1SA')
  expect(ruleOfChoice('monthly', '2026-12-31T14:00', '')).toBe('FREQ=MONTHLY;BYDAY=-1TH')
  expect(ruleOfChoice('never', '2026-12-05T14:00', '')).toBe('')
})

it('every choice is a rule that can be read, and a rule of one’s own is handed on', () => {
  for (const choice of ['weekly', 'biweekly', 'monthly', 'weekdays']) {
    expect(readRule(ruleOfChoice(choice, '2026-12-05T14:00', '2027-02-01'), 'Europe/Berlin').ok).toBe(true)
  }
  expect(ruleOfChoice('FREQ=DAILY;COUNT=3', '2026-12-05T14:00', '')).toBe('FREQ=DAILY;COUNT=3')
})
