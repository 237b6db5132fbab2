/** Who may read a part of a profile. */
export type Audience = 'public' | 'members' | 'contacts' | 'me'

export type ProfileField = 'bio' | 'location' | 'skills' | 'goals' | 'availability'

/** How the viewer stands to the person looked at. Contacts share a mentorship, a booking or an active request. */
export type Relation = 'self' | 'contact' | 'member' | 'visitor'

const defaults: Record<ProfileField, Audience> = {
  bio: 'members',
  location: 'members',
  skills: 'members',
  goals: 'contacts',
  availability: 'members',
}

/** Who may read a field: what its owner chose, else the default. A profile in the public directory shows its bio and skills. */
export function audienceOf(field: ProfileField, chosen: unknown, directory: string): Audience {
  const choice = (chosen as Record<string, unknown> | null)?.[field]
  if (choice === 'public' || choice === 'members' || choice === 'contacts' || choice === 'me') return choice
  const isPublicProfile = directory === 'public' && (field === 'bio' || field === 'skills' || field === 'location')
  return isPublicProfile ? 'public' : defaults[field]
}

/** Whether someone in this relation belongs to the audience. */
export function maySeeField(audience: Audience, relation: Relation): boolean {
  if (relation === 'self') return true
  switch (audience) {
    case 'public':
      return true
    case 'members':
      return relation !== 'visitor'
    case 'contacts':
      return relation === 'contact'
    case 'me':
      return false
  }
}
