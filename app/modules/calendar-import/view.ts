import type { Step } from './domain/plan.ts'

/** A calendar that a space brings in, as its organizers see it in the list. Instants are ISO texts. */
export type SourceItem = {
  id: string
  name: string
  url: string | null
  following: boolean
  isWaiting: boolean
  failure: string
  checkedAt: string | null
  events: number
}

export type StepView = {
  kind: Step['kind']
  key: string
  title: string
  eventId: string | null
  /** Wall time in `timeZone`; null for what is gone. */
  startsLocal: string | null
  isWholeDay: boolean
  timeZone: string | null
  repeats: string | null
  others: number
}
/** What a calendar says that is not taken in, each with its reason. */
export type PassedOver = {
  isPrivate: number
  leftOut: { title: string; reason: string }[]
  leftOutInAll: number
  /** What of entries that come in is not taken in. */
  remarks: { title: string; reason: string }[]
}

export type FollowedView = {
  key: string
  title: string
  eventId: string | null
  state: 'here' | 'yours' | 'off' | 'over' | 'left-out'
}
