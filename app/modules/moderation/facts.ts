import { factOf } from '#app/lib/fact.ts'

export const reportMade = factOf('report.made')<{ reportId: string }>()
export const reportDecided = factOf('report.decided')<{ reportId: string }>()
export const sanctionPlaced = factOf('sanction.placed')<{ sanctionId: string; memberId: string }>()
export const sanctionLifted = factOf('sanction.lifted')<{ sanctionId: string }>()
export const sanctionAppealed = factOf('sanction.appealed')<{ sanctionId: string }>()
