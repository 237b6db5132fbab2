import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import { siteModeratorContext } from '#app/modules/accounts/context.server.ts'
import { readQueue } from '#app/modules/moderation/queries/read-queue.server.ts'
import { ReportCard } from '#app/modules/moderation/ui/report-card.tsx'
import { paths } from '#app/paths.ts'

export const meta: MetaFunction = () => [{ title: 'Moderation · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await siteModeratorContext(request)
  return { ...(await readQueue(ctx)), now: ctx.now.toISOString(), zone: ctx.actor.timeZone }
}

export default function Moderation() {
  const { reports, sanctions, now, zone } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead title="Moderation" lead="Oldest first. Every decision is kept in the log, with your reasons." />
      <Section title="Reports" note={reports.length > 0 ? `${reports.length} open` : undefined}>
        {reports.length === 0 ? (
          <EmptyState title="Nothing waits for you" illustration="lamp">
            When somebody reports a thread, an event or a person, it appears here.
          </EmptyState>
        ) : (
          <div className="stack mt-4">
            {reports.map((report) => (
              <ReportCard key={report.id} report={report} now={now} zone={zone} />
            ))}
          </div>
        )}
      </Section>
      {sanctions.length > 0 ? (
        <Section title="In force">
          <ul className="rows">
            {sanctions.map(({ id, kind, reason, from, until, appeal, name, handle }) => (
              <li key={id}>
                <div className="grow">
                  <h3>
                    <Link to={paths.sanction(id)}>
                      {kind === 'silence' ? 'Silence' : 'Suspension'} of {name}
                    </Link>
                  </h3>
                  <p className="snip">{reason}</p>
                  <p className="meta">
                    <Link to={paths.member(handle)}>{name}</Link>
                    <RelativeTime at={from} now={now} zone={zone} />
                    <span>
                      until <Time at={until} zone={zone} now={now} />
                    </span>
                    {appeal ? <span className="due">Has appealed</span> : null}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  )
}
