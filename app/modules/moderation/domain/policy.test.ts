import { expect, test } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { mayAppeal, mayDecide, maySanction } from './policy.ts'

const actor = (id: string, siteRole: Actor['siteRole'] = 'member') => ({ id, siteRole }) as Actor
const report = { reporterId: 'r', authorId: 'a', status: 'open', moderatesGroup: false }

test('members decide nothing, site moderators everything, group moderators what happened in their group', () => {
  expect(mayDecide(actor('x'), report).allowed).toBe(false)
  expect(mayDecide(actor('x', 'moderator'), report).allowed).toBe(true)
  expect(mayDecide(actor('x'), { ...report, moderatesGroup: true }).allowed).toBe(true)
})

test('nobody decides about their own words, or twice', () => {
  expect(mayDecide(actor('a', 'admin'), report).allowed).toBe(false)
  expect(mayDecide(actor('x', 'admin'), { ...report, status: 'upheld' }).allowed).toBe(false)
})

test('sanctions never go upwards', () => {
  expect(maySanction(actor('x', 'moderator'), { id: 'y', siteRole: 'member' }).allowed).toBe(true)
  expect(maySanction(actor('x', 'moderator'), { id: 'y', siteRole: 'moderator' }).allowed).toBe(false)
  expect(maySanction(actor('x', 'admin'), { id: 'y', siteRole: 'moderator' }).allowed).toBe(true)
  expect(maySanction(actor('x', 'admin'), { id: 'y', siteRole: 'admin' }).allowed).toBe(false)
  expect(maySanction(actor('x', 'admin'), { id: 'x', siteRole: 'member' }).allowed).toBe(false)
})

test('an appeal is made once, by the person concerned, while it lasts', () => {
  const at = new Date('2026-11-25T12:00:00Z')
  const live = { memberId: 'm', endsAt: new Date('2026-11-26T12:00:00Z'), liftedAt: null, appealedAt: null }
  expect(mayAppeal(actor('m'), live, at).allowed).toBe(true)
  expect(mayAppeal(actor('x'), live, at).allowed).toBe(false)
  expect(mayAppeal(actor('m'), { ...live, appealedAt: at }, at).allowed).toBe(false)
  expect(mayAppeal(actor('m'), { ...live, endsAt: at }, at).allowed).toBe(false)
})
