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
