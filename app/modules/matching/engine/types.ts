/** The four kinds of support, one vocabulary everywhere in the product. */
export type SupportType = 'professional-guidance' | 'business-referrals' | 'emotional-support' | 'practical-help'

export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** Hours of one weekday in a person's own time zone; `to` at or before `from` runs past midnight, `24:00` ends the day. */
export interface LocalHours {
  day: Day
  from: string
  to: string
}

/** A skill as written by a person; `level` is 1 (has tried it) to 5 (teaches it). */
export interface SkillEntry {
  name: string
  level?: number
}

/** What a mentor would like to be asked for; an absent field means no wish. */
export interface MentorWishes {
  topics?: readonly string[]
  /** The mentee level they enjoy most, 1–5. */
  level?: number
  /** Hours a week they would like to give. */
  hours?: number
}

export interface MentorProfile {
  id: string
  headline?: string
  bio?: string
  skills?: readonly (SkillEntry | string)[]
  certifications?: readonly string[]
  industries?: readonly string[]
  support?: readonly string[]
  /** BCP 47 tags; the first part counts ("en-GB" is "en"). */
  languages?: readonly string[]
  /** IANA name; hours without one are read as UTC. */
  timeZone?: string
  availability?: readonly LocalHours[]
  /** False: only hours on weekdays between 08:00 and 18:00 local time are offered. */
  offHours?: boolean
  /** How many mentees at once; absent means no stated limit. */
  capacity?: number
  load?: number
  /** Open requests that wait for an answer; counts beside `load` in the load term only. */
  openRequests?: number
  /** 1 (starting out) to 5 (leads the field). */
  seniority?: number
  /** Share of requests answered, 0–1. */
  answerRate?: number
  /** Mean of 1–5 over `count` votes. */
  rating?: { mean: number; count: number }
  wishes?: MentorWishes
  paused?: boolean
}

export interface MenteeGoal {
  text?: string
  skills?: readonly (SkillEntry | string)[]
  /** 1 is the most important; absent follows the order of the list. */
  priority?: number
}

/** Conditions that close the door when missed; the reason is reported in `notShown`. */
export interface MustHave {
  skills?: readonly string[]
  certifications?: readonly string[]
  industries?: readonly string[]
  support?: readonly string[]
  languages?: readonly string[]
  /** Lowest seniority, 1–5. */
  seniority?: number
  /** Live sessions are required: at least one common half hour. */
  live?: boolean
}

export interface MenteeProfile {
  id: string
  goals?: readonly MenteeGoal[]
  skills?: readonly (SkillEntry | string)[]
  support?: readonly string[]
  mustHave?: MustHave
  languages?: readonly string[]
  timeZone?: string
  availability?: readonly LocalHours[]
  /** Half hours a week they would like to meet; 2 when absent. */
  wantedHalfHours?: number
  /** Only off-hours count: evenings, weekends and nights in the mentee's own zone. */
  offHoursOnly?: boolean
  /** Their own level, 1–5. */
  level?: number
  industries?: readonly string[]
  /** The one feature that counts double. */
  mostImportant?: string
  blocked?: readonly string[]
  declined?: readonly string[]
}

/** The features of the score; also the keys of the weights file and of `mostImportant`. */
export type Feature =
  'skills' | 'goals' | 'availability' | 'support' | 'seniority' | 'industry' | 'feedback' | 'languages'

/** Parts of the score: features, the mentor's own wishes, and the load term (which only subtracts). */
export type PartName = Feature | 'wishes' | 'load'

export type ReasonCode =
  | 'self'
  | 'paused'
  | 'no-capacity'
  | 'blocked'
  | 'no-shared-language'
  | 'support-not-offered'
  | 'must-have-missed'
  | 'no-common-time'

/**
 * One fact behind a part. `field` names the mentor's field it came from and `item` what stands there, so that
 * taking `item` out of `field` takes the evidence away; `note` says it in words for a person.
 */
export interface Evidence {
  field: keyof MentorProfile
  item: string
  /** The mentee's side of the fact: the skill wanted, the word of the goal. */
  wanted?: string
  /** How the two meet. */
  how?: 'exact' | 'certified' | 'adjacent' | 'text' | 'unknown'
  /** Share of the part's value that rests on this fact, 0–1. */
  share?: number
  note: string
}

/** `points` = `weight` × `value`; the points of all parts add up to the score. */
export interface ScorePart {
  feature: PartName
  value: number
  weight: number
  points: number
  evidence: Evidence[]
}

/** A change that would raise the score, and by how much. */
export interface Raise {
  feature: PartName
  gain: number
  text: string
}

export interface RankedMentor {
  mentorId: string
  score: number
  parts: ScorePart[]
  why: string
  raise: Raise[]
  /** Marked when the place is an exploration place for a newcomer. */
  newcomer?: true
}

export interface Ranking {
  menteeId: string
  ranking: RankedMentor[]
  /** Mentors kept out, counted by the first gate that closed. */
  notShown: Partial<Record<ReasonCode, number>>
  /** Version of the model and of the weights behind these figures. */
  version: string
}

/**
 * UTC offset of one time zone through one week, as a list of moments. `fromMinute` counts minutes from the week's
 * start (Monday 00:00 UTC); `offset` is minutes east of UTC from that moment on. The first entry is at or before 0.
 */
export type WeekOffsets = readonly { fromMinute: number; offset: number }[]

/** Offsets of each time zone named by the people at hand, for one week. */
export interface Week {
  /** ISO date of the week's Monday, UTC; used only as a label. */
  monday: string
  offsetsOf(timeZone: string): WeekOffsets
}
