import type { ReactNode } from 'react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Tabs } from '#app/components/tabs.tsx'
import { paths } from '#app/paths.ts'
import type { ProgramHead } from '../view.ts'

export type ProgramTab = 'about' | 'enrolment' | 'certificate' | 'people' | 'runs' | 'csv' | 'settings'

export type ProgramFrameProps = {
  program: ProgramHead
  tab: ProgramTab
  /** What this page is for, in a sentence. */
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** The head that all pages of a program share, with the tabs its viewer may open. */
export function ProgramFrame({ program, tab, lead, actions, children }: ProgramFrameProps) {
  const { slug, name, group, can, roles } = program
  const tabs: { tab: ProgramTab; label: string; href: string; isShown: boolean }[] = [
    { tab: 'about', label: 'About', href: paths.program(slug), isShown: true },
    {
      tab: 'enrolment',
      label: roles.length > 0 ? 'Your part' : 'Take part',
      href: paths.programEnrolment(slug),
      isShown: can.enrol || roles.length > 0,
    },
    { tab: 'certificate', label: 'Certificate', href: paths.programCertificate(slug), isShown: can.check },
    { tab: 'people', label: 'People and pairs', href: paths.programPeople(slug), isShown: can.organize },
    { tab: 'runs', label: 'Dry runs', href: paths.programRuns(slug), isShown: can.organize },
    { tab: 'csv', label: 'Files', href: paths.programCsv(slug), isShown: can.organize },
    { tab: 'settings', label: 'Settings', href: paths.programSettings(slug), isShown: can.organize },
  ]
  return (
    <Page>
      <PageHead
        title={name}
        lead={lead}
        crumbs={[
          { label: 'Programs', href: paths.programs() },
          ...(group ? [{ label: group.name, href: paths.group(group.slug) }] : []),
        ]}
        actions={actions}
      >
        <Tabs
          label="Parts of this program"
          tabs={tabs
            .filter(({ isShown, tab: own }) => isShown || own === tab)
            .map(({ tab: own, label, href }) => ({ label, href, current: own === tab }))}
        />
      </PageHead>
      {children}
    </Page>
  )
}
