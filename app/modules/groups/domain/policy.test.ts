import { describe, expect, it } from 'vitest'
import type { GroupPlace, GroupRole } from './group.ts'
import {
  mayInvite,
  mayInviteByMail,
  mayJoin,
  mayLeave,
  mayManage,
  mayModerate,
  mayRemove,
  maySetRole,
} from './policy.ts'

const actor = { id: 'me', isSilenced: false, isVerified: true }
const place = (given: Partial<GroupPlace> = {}): GroupPlace => ({
  id: 'g',
  slug: 'g',
  name: 'G',
  visibility: 'public',
  joinPolicy: 'open',
  questions: [],
  membershipStatus: 'active',
  role: 'member',
  ...given,
})
const inRole = (role: GroupRole) => place({ role })

describe('joining', () => {
  it('is open to everyone where the door is open', () => {
    expect(mayJoin(actor, place({ membershipStatus: 'none', role: null })).allowed).toBe(true)
  })
  it('is closed to strangers where one is invited, and open to the invited', () => {
    expect(mayJoin(actor, place({ membershipStatus: 'none', role: null, joinPolicy: 'invite' })).allowed).toBe(false)
    expect(mayJoin(actor, place({ membershipStatus: 'invited', role: null, joinPolicy: 'invite' })).allowed).toBe(true)
  })
  it('is closed to the banned, whatever the door', () => {
    for (const joinPolicy of ['open', 'request', 'invite'] as const)
      expect(mayJoin(actor, place({ membershipStatus: 'banned', role: null, joinPolicy })).allowed).toBe(false)
  })
})

describe('owners', () => {
  it('the last one cannot leave, and one of two can', () => {
    expect(mayLeave(inRole('owner'), 1).allowed).toBe(false)
    expect(mayLeave(inRole('owner'), 2).allowed).toBe(true)
    expect(mayLeave(inRole('admin'), 1).allowed).toBe(true)
  })
  it('the last one cannot be made anything less', () => {
    expect(maySetRole(inRole('owner'), 'owner', 'member', 1).allowed).toBe(false)
    expect(maySetRole(inRole('owner'), 'owner', 'member', 2).allowed).toBe(true)
  })
})

describe('roles', () => {
  it.each([
    ['admin', 'member', 'moderator', true],
    ['admin', 'moderator', 'member', true],
    ['admin', 'member', 'admin', false],
    ['admin', 'owner', 'member', false],
    ['moderator', 'member', 'moderator', false],
    ['member', 'member', 'owner', false],
    ['owner', 'member', 'owner', true],
  ] as const)('%s making a %s a %s: %s', (role, from, to, allowed) => {
    expect(maySetRole(inRole(role), from, to, 2).allowed).toBe(allowed)
  })
  it('moderators remove members, never each other, nor themselves', () => {
    expect(mayRemove(actor, inRole('moderator'), { id: 'x', role: 'member' }).allowed).toBe(true)
    expect(mayRemove(actor, inRole('moderator'), { id: 'x', role: 'moderator' }).allowed).toBe(false)
    expect(mayRemove(actor, inRole('owner'), { id: 'me', role: 'owner' }).allowed).toBe(false)
    expect(mayRemove(actor, inRole('member'), { id: 'x', role: 'member' }).allowed).toBe(false)
  })
  it('settings belong to admins, order to moderators', () => {
    expect(mayManage(inRole('moderator')).allowed).toBe(false)
    expect(mayManage(inRole('admin')).allowed).toBe(true)
    expect(mayModerate(inRole('moderator')).allowed).toBe(true)
    expect(mayModerate({ role: null }).allowed).toBe(false)
  })
})

describe('inviting', () => {
  it('is for every member where the door is open, for moderators elsewhere', () => {
    expect(mayInvite(actor, place()).allowed).toBe(true)
    expect(mayInvite(actor, place({ joinPolicy: 'request' })).allowed).toBe(false)
    expect(mayInvite(actor, place({ joinPolicy: 'invite', role: 'moderator' })).allowed).toBe(true)
    expect(mayInvite(actor, place({ membershipStatus: 'none', role: null })).allowed).toBe(false)
  })
  it('by mail needs a confirmed address, and silence forbids it', () => {
    expect(mayInviteByMail({ ...actor, isVerified: false }, place()).allowed).toBe(false)
    expect(mayInvite({ ...actor, isSilenced: true }, place()).allowed).toBe(false)
  })
})
