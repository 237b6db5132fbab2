/** Who is asking: what policies need to know of a signed-in member. */
export type Actor = {
  id: MemberId
  handle: string
  name: string
  email: string
  timeZone: string
  siteRole: SiteRole
  isVerified: boolean
  isSilenced: boolean
  onboardedAt: Date | null
}

export type MemberId = string & { readonly __brand?: 'MemberId' }
export type SiteRole = 'member' | 'moderator' | 'admin'

/** Whether someone keeps order on the whole site. */
export function isSiteModerator(actor: Actor | null): boolean {
  return actor?.siteRole === 'moderator' || actor?.siteRole === 'admin'
}

export function isSiteAdmin(actor: Actor | null): boolean {
  return actor?.siteRole === 'admin'
}
