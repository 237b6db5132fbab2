/** A space as lists show it. */
export type SpaceItem = {
  slug: string
  name: string
  tagline: string
  city: string
  country: string
  isVerified: boolean
  followerCount: number
  coming: number
  follows: boolean
}
