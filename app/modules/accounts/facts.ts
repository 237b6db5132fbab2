import { factOf } from '#app/lib/fact.ts'

export const memberJoined = factOf('member.joined')<{ memberId: string }>()
/** Somebody showed for the first time that their address is theirs. */
export const memberVerified = factOf('member.verified')<{ memberId: string }>()
/** What is kept against an address was laid on the account that has it now. `groupIds`: those it was in until then. */
export const bansAdopted = factOf('bans.adopted')<{ memberId: string; groupIds: string[]; sanctionIds: string[] }>()
export const profileChanged = factOf('profile.changed')<{ memberId: string }>()
export const memberLeft = factOf('member.left')<{ memberId: string }>()
export const blockChanged = factOf('block.changed')<{ memberId: string; otherId: string }>()
