import { factOf } from '#app/lib/fact.ts'

export const requestMade = factOf('request.made')<{ requestId: string }>()
export const requestExtended = factOf('request.extended')<{ requestId: string }>()
export const requestAccepted = factOf('request.accepted')<{ requestId: string }>()
export const requestDeclined = factOf('request.declined')<{ requestId: string }>()
export const requestWithdrawn = factOf('request.withdrawn')<{ requestId: string }>()
export const requestExpired = factOf('request.expired')<{ requestId: string }>()
export const mentorshipChanged = factOf('mentorship.changed')<{ mentorshipId: string }>()
