import { factOf } from '#app/lib/fact.ts'

export const mentorChanged = factOf('mentor.changed')<{ memberId: string }>()
export const placeOffered = factOf('place.offered')<{ mentorId: string; memberId: string; until: string }>()
export const placeLapsed = factOf('place.lapsed')<{ mentorId: string; memberId: string }>()
