import { expect, test } from 'vitest'
import { mayEnrol, mayOpenProgram, mayPublish } from './policy.ts'
import { phaseOf } from './program.ts'
import { bandRanks, differences, loadCounts } from './run.ts'
import { instantMeant, wallWords } from './window.ts'

const now = new Date('2026-11-25T12:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const actor = {
  id: 'a',
  handle: 'a',
  name: 'A',
  email: 'a@example.org',
  timeZone: 'Europe/Berlin',
  siteRole: 'member' as const,
  isVerified: true,
  isSilenced: false,
  onboardedAt: null,
}

test('the window decides the phase, a draft stays a draft', () => {
  expect(phaseOf({ status: 'draft', opensAt: at(-1), closesAt: null }, now)).toBe('draft')
  expect(phaseOf({ status: 'open', opensAt: at(1), closesAt: null }, now)).toBe('soon')
  expect(phaseOf({ status: 'open', opensAt: null, closesAt: null }, now)).toBe('open')
  expect(phaseOf({ status: 'open', opensAt: at(-2), closesAt: now }, now)).toBe('closed')
})

test('enrolment is for confirmed members while the window is open', () => {
  expect(mayEnrol(actor, 'open').allowed).toBe(true)
  expect(mayEnrol({ ...actor, isVerified: false }, 'open').allowed).toBe(false)
  for (const phase of ['draft', 'soon', 'closed'] as const) expect(mayEnrol(actor, phase).allowed).toBe(false)
})

test('programs are opened by those who lead a group, in groups they lead, and by site moderators', () => {
  expect(mayOpenProgram(actor, { anyGroup: true, leadsHere: null }).allowed).toBe(true)
  expect(mayOpenProgram(actor, { anyGroup: false, leadsHere: null }).allowed).toBe(false)
  expect(mayOpenProgram(actor, { anyGroup: true, leadsHere: false }).allowed).toBe(false)
  expect(mayOpenProgram({ ...actor, isVerified: false }, { anyGroup: true, leadsHere: true }).allowed).toBe(false)
  expect(mayOpenProgram({ ...actor, siteRole: 'moderator' }, { anyGroup: false, leadsHere: false }).allowed).toBe(true)
})

test('only organizers publish, and only a run that came to its end', () => {
  expect(mayPublish({ organizes: true }, 'done').allowed).toBe(true)
  expect(mayPublish({ organizes: true }, 'running').allowed).toBe(false)
  expect(mayPublish({ organizes: false }, 'done').allowed).toBe(false)
})

test('a wall time is meant in the zone of whoever wrote it', () => {
  expect(instantMeant('2026-12-05T14:00', 'Europe/Berlin')?.toISOString()).toBe('2026-12-05T13:00:00.000Z')
  expect(instantMeant('2026-12-05T14:00:00Z', 'Europe/Berlin')?.toISOString()).toBe('2026-12-05T14:00:00.000Z')
  expect(instantMeant('', 'UTC')).toBeNull()
  expect(wallWords(new Date('2026-12-05T13:00:00Z'), 'Europe/Berlin')).toBe('2026-12-05T14:00')
})

test('figures for the plots count everybody once', () => {
  expect(
    loadCounts(
      ['m1', 'm2', 'm3'],
      [
        ['a', 'm1'],
        ['b', 'm1'],
      ],
    ),
  ).toEqual([2, 0, 1])
  expect(bandRanks([5, 4, 3, 2, 1, 1, 0, 0, 0, 0, 7])).toEqual([5, 4, 3, 3, 1, 7])
  expect(
    differences(
      [
        ['a', 'x'],
        ['b', 'y'],
      ],
      [
        ['a', 'y'],
        ['c', 'x'],
      ],
    ),
  ).toBe(3)
})
