import { Tabs } from '#app/components/tabs.tsx'
import { paths } from '#app/paths.ts'

export type InboxTab = 'all' | 'unread' | 'saved' | 'drafts'

/** What is kept for a member: what reached them, what they saved, and what they have begun. */
export function InboxTabs({ current }: { current: InboxTab }) {
  const tabs = [
    { id: 'all', label: 'All', href: paths.inbox() },
    { id: 'unread', label: 'Unread', href: `${paths.inbox()}?show=unread` },
    { id: 'saved', label: 'Saved', href: paths.bookmarks() },
    { id: 'drafts', label: 'Your drafts', href: paths.drafts() },
  ]
  return <Tabs label="Inbox" tabs={tabs.map(({ id, label, href }) => ({ label, href, current: id === current }))} />
}
