import type { GroupVisibility, MembershipStatus } from '#app/modules/visibility/domain/group-visibility.ts'

export const roles = ['owner', 'admin', 'moderator', 'member'] as const
export type GroupRole = (typeof roles)[number]
export type JoinPolicy = 'open' | 'request' | 'invite'
export type MailLevel = 'follow' | 'normal' | 'mute'

/** A group as somebody stands to it: what every rule about the group asks for. */
export type GroupPlace = {
  id: string
  slug: string
  name: string
  visibility: GroupVisibility
  joinPolicy: JoinPolicy
  questions: string[]
  membershipStatus: MembershipStatus
  /** Their role, while they are an active member. */
  role: GroupRole | null
}

const ranks: Record<GroupRole, number> = { member: 0, moderator: 1, admin: 2, owner: 3 }

/** Whether a role carries at least the rights of `needed`. */
export function hasRole(role: GroupRole | null, needed: GroupRole): boolean {
  return role !== null && ranks[role] >= ranks[needed]
}

/** Whether `role` stands above `other`. */
export function outranks(role: GroupRole | null, other: GroupRole): boolean {
  return role !== null && ranks[role] > ranks[other]
}

/** A role, a policy or a visibility as a person would say it. */
export const roleWords: Record<GroupRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  moderator: 'Moderator',
  member: 'Member',
}

/** How one comes in, beside who may look: "Public, ask to join". */
export function doorWords(visibility: GroupVisibility, joinPolicy: JoinPolicy): string {
  const seen = { public: 'Public', private: 'Private', secret: 'Secret' }[visibility]
  const door = { open: 'open to join', request: 'ask to join', invite: 'by invitation' }[joinPolicy]
  return `${seen}, ${door}`
}
