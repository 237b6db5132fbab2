export type GroupVisibility = 'public' | 'private' | 'secret'

export type Standing = 'none' | 'pending' | 'invited' | 'active' | 'banned'

/** Whether a group may be known of at all: its name, its existence. Secret groups exist for their members alone. */
export function mayKnowGroup(visibility: GroupVisibility, standing: Standing): boolean {
  return visibility !== 'secret' || standing === 'active' || standing === 'invited'
}

/** Whether what a group holds (threads, events, members) may be seen. */
export function maySeeInsideGroup(visibility: GroupVisibility, standing: Standing): boolean {
  return visibility === 'public' || standing === 'active'
}
