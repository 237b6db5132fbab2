import { expect, test } from 'vitest'
import { mayMoveThread, mayOfferMove, opensToAll } from './move.ts'

const somebody = { id: 'a', isSilenced: false, siteRole: 'member' as const }
const keeper = { ...somebody, siteRole: 'moderator' as const }
const as = (role: 'moderator' | 'member' | null) => ({
  membershipStatus: role ? ('active' as const) : ('none' as const),
  role,
})
const from = (role: 'moderator' | 'member' | null, isOfEvent = false) => ({ ...as(role), isOfEvent })

test('moderators of both groups move a thread, moderators of one do not', () => {
  expect(mayMoveThread(somebody, from('moderator'), as('moderator')).allowed).toBe(true)
  expect(mayMoveThread(somebody, from('moderator'), as('member')).allowed).toBe(false)
  expect(mayMoveThread(somebody, from('member'), as('moderator')).allowed).toBe(false)
})

test('moderators of the site move what they see, unless a group has shut them out', () => {
  expect(mayMoveThread(keeper, from(null), as(null)).allowed).toBe(true)
  expect(mayMoveThread(keeper, from(null), { membershipStatus: 'banned', role: null }).allowed).toBe(false)
  expect(mayOfferMove(keeper, { membershipStatus: 'banned', role: null, isOfEvent: false }).allowed).toBe(false)
})

test('the thread of an event stays with it', () => {
  expect(mayMoveThread(keeper, from('moderator', true), as('moderator')).allowed).toBe(false)
})

test('only a move out of a closed group into a public one opens a thread to all', () => {
  expect(opensToAll('private', 'public')).toBe(true)
  expect(opensToAll('secret', 'public')).toBe(true)
  expect(opensToAll('public', 'private')).toBe(false)
  expect(opensToAll('public', 'public')).toBe(false)
  expect(opensToAll('secret', 'private')).toBe(false)
})
