import type { DayCode } from '#app/lib/week.ts'
export type Support = 'professional-guidance' | 'business-referrals' | 'emotional-support' | 'practical-help'

export type SkillLevel = 1 | 2 | 3 | 4 | 5

export type DemoRole = 'worker' | 'mentor' | 'organizer' | 'moderator' | 'admin'

export type DemoSkill = { skill: string; level: SkillLevel }

export type DemoGoal = { text: string; skills: string[] }

/**
 * Weekly hours as one line: entries parted by ';', days `mon`…`sun`, `weekdays` or `weekends`,
 * then whole-hour ranges `HH-HH` parted by ','. The end may be 24; no range crosses midnight.
 * Example: `sat 09-13; sun 18-22; weekdays 06-08,19-21`.
 */
export type WeeklyHours = string

export type DemoMentor = {
  blurb: string
  /** Years in the trade. */
  seniority: number
  capacity: 1 | 2 | 3 | 4
  /** Office hours, in the person's own zone. */
  hours: WeeklyHours
  sessionMinutes: 25 | 30 | 45 | 50
  topics: string[]
}

export type DemoPerson = {
  handle: string
  name: string
  headline: string
  bio: string
  city: string
  country: string
  timeZone: string
  languages: string[]
  industries: string[]
  offers: DemoSkill[]
  wants: DemoSkill[]
  goals: DemoGoal[]
  supportOffered: Support[]
  supportWanted: Support[]
  certifications: string[]
  free: WeeklyHours
  offHours: boolean
  /** The persona behind one of the demo sign-ins. */
  role?: DemoRole
  mentor?: DemoMentor
}

export type DemoGroup = {
  slug: string
  name: string
  description: string
  visibility: 'public' | 'private' | 'secret'
  joinPolicy: 'open' | 'request' | 'invite'
  /** Asked of people who request to join; empty for the other policies. */
  questions: string[]
  owner: string
  admins: string[]
  moderators: string[]
  /** Everyone else in the group: owner, admins and moderators are not repeated here. */
  members: string[]
  tags: string[]
  guidelines: string
  /** Key of a thread of this group. */
  pinned?: string
}

export type DemoReply = {
  author: string
  body: string
  /** Minutes after the thread, or after the parent reply. */
  after: number
  replies?: DemoReply[]
  accepted?: true
  /** Handles of those who said thanks. */
  thanks?: string[]
}

export type DemoThread = {
  key: string
  group: string
  author: string
  kind: 'discussion' | 'question'
  title: string
  body: string
  tags: string[]
  hoursAgo: number
  replies: DemoReply[]
  pinned?: true
  locked?: true
}

export type DemoSpace = {
  slug: string
  name: string
  tagline: string
  description: string
  address: { line: string; city: string; postcode: string; country: string; latitude: number; longitude: number }
  timeZone: string
  /** The part of town, for people who have not booked anything. */
  coarseLocation: string
  hours: WeeklyHours
  amenities: string[]
  organizers: string[]
  followers: string[]
  verified: boolean
}

export type DemoEvent = {
  key: string
  title: string
  description: string
  host: string
  space?: string
  group?: string
  mode: 'in-person' | 'online' | 'hybrid'
  location?: string
  joinUrl?: string
  /** Days from the day of loading; negative for past events. */
  dayOffset: number
  /** Moves the date to the first such day on or after `dayOffset`. */
  weekday?: DayCode
  /** Wall time in `timeZone`, `HH:MM`. */
  time: string
  minutes: number
  timeZone: string
  capacity?: number
  /** RRULE value, counted from the first date. */
  repeat?: string
  going: string[]
  /** In the order they joined the line. */
  waiting?: string[]
  /** Guests brought by people in `going` or `waiting`; each takes one more seat. */
  guests?: Record<string, number>
  status: 'published' | 'draft' | 'cancelled'
  tags: string[]
}

export type DemoRequest = {
  mentee: string
  mentor: string
  note: string
  goals: string
  support: Support[]
  decision?: 'accept' | 'decline'
  reason?: string
}

export type DemoBooking = {
  mentee: string
  mentor: string
  /** Index into the mentor's free slots at load time, soonest first. */
  slotIndex: number
  topic: string
}

export type DemoProgram = {
  name: string
  description: string
  /** Slug; left out, the program is the whole hall's. */
  group?: string
  organizer: string
  mode: 'stable' | 'total' | 'fair'
  maxWishes: number
  openedDaysAgo: number
  /** Negative when enrolment is over. */
  closesInDays: number
  mentors: { handle: string; capacity: number; wishes: string[] }[]
  mentees: { handle: string; wishes: string[] }[]
  publishedDaysAgo?: number
}
