import { factOf } from '#app/lib/fact.ts'

export const mentorChanged = factOf('mentor.changed')<{ memberId: string }>()
