import { factOf } from '#app/lib/fact.ts'

export const spaceCreated = factOf('space.created')<{ spaceId: string }>()
export const spaceChanged = factOf('space.changed')<{ spaceId: string }>()
export const spaceFollowed = factOf('space.followed')<{ spaceId: string; memberId: string }>()
export const spaceOrganizerAdded = factOf('space.organizer-added')<{
  spaceId: string
  memberId: string
  byId: string
}>()
