import { describe, expect, it } from 'vitest'
import { EDIT_WINDOW_HOURS, mayAcceptAnswer, mayDelete, mayEdit, mayKeepOrder, mayReact, mayReply } from './policy.ts'
import type { ThreadState } from './policy.ts'

const me = { id: 'me', isSilenced: false, siteRole: 'member' as const }
const then = new Date('2026-11-25T12:00:00Z')
const later = (hours: number) => new Date(then.getTime() + hours * 3_600_000)
const thread = (given: Partial<ThreadState> = {}): ThreadState => ({
  authorId: 'me',
  kind: 'question',
  lockedAt: null,
  acceptedReplyId: null,
  membershipStatus: 'active',
  role: 'member',
  ...given,
})
const post = { authorId: 'me', createdAt: then, deletedAt: null }

describe('replying', () => {
  it('is for members who are not silenced, in threads that are not locked', () => {
    expect(mayReply(me, thread()).allowed).toBe(true)
    expect(mayReply({ ...me, isSilenced: true }, thread()).allowed).toBe(false)
    expect(mayReply(me, thread({ membershipStatus: 'none', role: null })).allowed).toBe(false)
    expect(mayReply(me, thread({ lockedAt: then, role: 'owner' })).allowed).toBe(false)
  })
})

describe('the edit window', () => {
  it('is open to the author to its last minute, and closed after it', () => {
    expect(mayEdit(me, thread(), post, later(EDIT_WINDOW_HOURS)).allowed).toBe(true)
    expect(mayEdit(me, thread(), post, later(EDIT_WINDOW_HOURS + 0.1)).allowed).toBe(false)
  })
  it('is never open to others, moderators included, nor for what was taken back', () => {
    expect(mayEdit({ ...me, id: 'x' }, thread({ role: 'owner' }), post, then).allowed).toBe(false)
    expect(mayEdit(me, thread(), { ...post, deletedAt: then }, then).allowed).toBe(false)
    expect(mayEdit(me, thread({ lockedAt: then }), post, then).allowed).toBe(false)
  })
})

describe('order', () => {
  it('words can be taken back by their author at any time, and by moderators', () => {
    expect(mayDelete(me, thread({ lockedAt: then }), post).allowed).toBe(true)
    expect(mayDelete({ ...me, id: 'x' }, thread(), post).allowed).toBe(false)
    expect(mayDelete({ ...me, id: 'x' }, thread({ role: 'moderator' }), post).allowed).toBe(true)
  })
  it('locks and pins are for moderators of the group or the site', () => {
    expect(mayKeepOrder(me, thread()).allowed).toBe(false)
    expect(mayKeepOrder(me, thread({ role: 'moderator' })).allowed).toBe(true)
    expect(
      mayKeepOrder({ ...me, siteRole: 'moderator' }, thread({ membershipStatus: 'none', role: null })).allowed,
    ).toBe(true)
  })
  it('the answer is chosen by whoever asked, or a moderator, and only for a question', () => {
    expect(mayAcceptAnswer(me, thread()).allowed).toBe(true)
    expect(mayAcceptAnswer(me, thread({ kind: 'discussion' })).allowed).toBe(false)
    expect(mayAcceptAnswer({ ...me, id: 'x' }, thread()).allowed).toBe(false)
    expect(mayAcceptAnswer({ ...me, id: 'x' }, thread({ role: 'moderator' })).allowed).toBe(true)
  })
  it('nobody thanks themselves', () => {
    expect(mayReact(me, thread(), post).allowed).toBe(false)
    expect(mayReact(me, thread(), { ...post, authorId: 'x' }).allowed).toBe(true)
  })
})
