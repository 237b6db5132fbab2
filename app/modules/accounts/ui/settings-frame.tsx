import type { ReactNode } from 'react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { paths, type SettingsPage } from '#app/paths.ts'

const tabs: { page: SettingsPage; label: string }[] = [
  { page: 'profile', label: 'Profile' },
  { page: 'availability', label: 'Availability' },
  { page: 'calendar', label: 'Calendar' },
  { page: 'notifications', label: 'Notifications' },
  { page: 'privacy', label: 'Privacy' },
  { page: 'security', label: 'Security' },
  { page: 'data', label: 'Your data' },
]

/** The head and tabs around every settings page. */
export function SettingsFrame({ page, lead, children }: { page: SettingsPage; lead: string; children: ReactNode }) {
  return (
    <Page>
      <PageHead title="Settings" lead={lead}>
        <Tabs
          label="Settings"
          tabs={tabs.map((tab) => ({ label: tab.label, href: paths.settings(tab.page), current: tab.page === page }))}
        />
      </PageHead>
      {children}
    </Page>
  )
}
