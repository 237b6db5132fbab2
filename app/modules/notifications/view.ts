/** One thing in an inbox. */
export type InboxItemView = {
  id: string
  kind: string
  title: string
  detail: string
  href: string
  at: string
  isRead: boolean
  actor: string | null
  group: string | null
}

/** The hours in which nothing is mailed to somebody, as clock times; `weekly` begins on Monday. */
export type QuietView = {
  mode: 'off' | 'daily' | 'weekly'
  daily: { from: string; until: string }
  weekly: { from: string; until: string }[]
  /** Until when it is quiet, while it is. */
  until: string | null
  zone: string
}

/** A part of a digest, as its mail and its preview show it. */
export type DigestSection = { title: string; items: { title: string; detail: string; href: string }[] }

/** What a member chose about digests: of the hall first, then of each of their groups. */
export type DigestsView = {
  hour: number
  weekday: number
  zone: string
  digests: { scope: string; name: string; rhythm: 'off' | 'daily' | 'weekly'; nextAt: string | null }[]
}
