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
