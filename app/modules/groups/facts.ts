import { factOf } from '#app/lib/fact.ts'

export const groupCreated = factOf('group.created')<{ groupId: string }>()
export const groupChanged = factOf('group.changed')<{ groupId: string }>()
export const resourceAdded = factOf('resource.added')<{ resourceId: string; groupId: string; authorId: string }>()
export const resourceChanged = factOf('resource.changed')<{ resourceId: string; groupId: string }>()
export const membershipRequested = factOf('membership.requested')<{ groupId: string; memberId: string }>()
/** `acceptedById` is there when somebody let the member in; without it they walked in through an open door or a link. */
export const membershipStarted = factOf('membership.started')<{
  groupId: string
  memberId: string
  acceptedById?: string
}>()
/** `endedById` is the member themself, or whoever removed or banned them. */
export const membershipEnded = factOf('membership.ended')<{ groupId: string; memberId: string; endedById: string }>()
/** Somebody outside was banned; of a member it is said that the membership ended. */
export const memberBanned = factOf('member.banned')<{ groupId: string; memberId: string }>()
export const membershipDeclined = factOf('membership.declined')<{ groupId: string; memberId: string }>()
export const roleChanged = factOf('membership.role-changed')<{ groupId: string; memberId: string; byId: string }>()
/** Without `memberId` the invitation went to an e-mail address, whose letter is already posted. */
export const memberInvited = factOf('member.invited')<{ groupId: string; byId: string; memberId?: string }>()
