import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'

export type HistoryPageProps = {
  threadId: string
  threadTitle: string
  versions: readonly { title: string | null; body: string; until: string | null }[]
  zone: string
  now: string
}

/** What something said, version by version, as it was typed. */
export function HistoryPage({ threadId, threadTitle, versions, zone, now }: HistoryPageProps) {
  return (
    <Page className="narrow">
      <PageHead
        title="What it said before"
        lead="Only its author and the moderators see this."
        crumbs={[{ label: threadTitle, href: paths.thread(threadId) }]}
      />
      {versions.map(({ title, body, until }, index) => (
        <Section
          key={index}
          title={
            until ? (
              <>
                Until <Time at={until} zone={zone} now={now} />
              </>
            ) : (
              'Now'
            )
          }
        >
          {title ? <h3>{title}</h3> : null}
          <p className="kept-lines" dir="auto">
            {body}
          </p>
        </Section>
      ))}
    </Page>
  )
}
