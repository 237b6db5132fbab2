export type GroupVisibility = 'public' | 'private' | 'secret'

export type MembershipStatus = 'none' | 'pending' | 'invited' | 'active' | 'banned'

/** Whether a group may be known of at all: its name, its existence. Secret groups exist for their members alone. */
export function mayKnowGroup(visibility: GroupVisibility, membershipStatus: MembershipStatus): boolean {
  return visibility !== 'secret' || membershipStatus === 'active' || membershipStatus === 'invited'
}

/** Whether what a group holds (threads, events, members) may be seen. */
export function maySeeInsideGroup(visibility: GroupVisibility, membershipStatus: MembershipStatus): boolean {
  return visibility === 'public' || membershipStatus === 'active'
}
