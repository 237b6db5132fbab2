import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { Stat } from '#app/components/stat.tsx'
import { Table } from '#app/components/table.tsx'
import { siteModeratorContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { isSiteAdmin } from '#app/modules/accounts/domain/actor.ts'
import { readAdmin } from '#app/modules/moderation/queries/read-admin.server.ts'
import { indexRefusedAgain } from '#app/modules/search/commands/index-refused-again.server.ts'
import { listRefused } from '#app/modules/search/queries/list-refused.server.ts'
import { plainSchema } from '#app/lib/fields.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'

export const meta: MetaFunction = () => [{ title: 'Administration · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await adminContext(request)
  const [figures, refused] = await Promise.all([readAdmin(ctx), listRefused(ctx)])
  return { ...figures, refused, now: ctx.now.toISOString(), zone: ctx.actor.timeZone }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await adminContext(request)
  const form = await readForm(request, plainSchema, ctx)
  if (!form.ok) return form.answer
  const result = await indexRefusedAgain(form.ctx)
  if (!result.ok) throw notFound()
  const { documents } = result.value
  return redirectSaying(
    paths.admin(),
    documents === 1 ? 'One document is tried again.' : `${documents} documents are tried again.`,
  )
}

async function adminContext(request: Request): Promise<MemberContext> {
  const ctx = await siteModeratorContext(request)
  if (!isSiteAdmin(ctx.actor)) throw notFound()
  return ctx
}

const mailStates: Record<string, string | undefined> = {
  refused: 'Refused',
  bounced: 'Came back',
  complained: 'Called unwanted',
  stopped: 'Not sent',
}

const kindWords: Record<DocumentKind, string> = {
  members: 'Member',
  groups: 'Group',
  threads: 'Thread',
  replies: 'Reply',
  events: 'Event',
  spaces: 'Space',
  resources: 'Resource',
}

export default function Admin() {
  const { counts, mails, jobs, refused, now, zone } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHead title="Administration" lead="How the house stands." />
      <Section title="The community">
        <dl className="stats">
          <Stat label="Members" value={counts.members} note={`${counts.joinedWeek} this week`} />
          <Stat label="Mentors" value={counts.mentors} />
          <Stat label="Groups" value={counts.groups} />
          <Stat label="Threads" value={counts.threads} note={`${counts.replies} replies`} />
          <Stat label="Events" value={counts.events} />
          <Stat label="Open reports" value={counts.openReports} />
        </dl>
      </Section>
      <Section title="The machinery">
        <dl className="stats">
          <Stat
            label="Jobs waiting"
            value={counts.queued}
            note={
              counts.oldestQueued ? <RelativeTime at={counts.oldestQueued} now={now} zone={zone} /> : 'None is late'
            }
          />
          <Stat label="Jobs that failed before" value={counts.failing} />
          <Stat label="Mails waiting" value={counts.waitingMail} />
          <Stat label="Mails refused" value={counts.refusedMail} />
          <Stat label="Search: still to index" value={counts.searchWaiting} />
          <Stat label="Search: refused" value={counts.searchRefused} />
        </dl>
      </Section>
      <Section title="Mails with trouble">
        {mails.length === 0 ? (
          <EmptyState title="Every mail has left" illustration="letter">
            Mails that were refused or had to be tried again stand here with the reason.
          </EmptyState>
        ) : (
          <Table label="Mails with trouble">
            <thead>
              <tr>
                <th scope="col">To</th>
                <th scope="col">Subject</th>
                <th scope="col">State</th>
                <th scope="col">Reason</th>
                <th scope="col" className="end">
                  Written
                </th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <th scope="row">{mail.to}</th>
                  <td>{mail.subject}</td>
                  <td>{mailStates[mail.status] ?? `Tried ${mail.attempts} times`}</td>
                  <td>{mail.lastError}</td>
                  <td className="end">
                    <RelativeTime at={mail.at} now={now} zone={zone} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Section>
      {refused.length > 0 ? (
        <Section
          title="Left out of search"
          note={counts.searchRefused > refused.length ? 'The newest twenty' : undefined}
        >
          <Table label="Left out of search">
            <thead>
              <tr>
                <th scope="col">Document</th>
                <th scope="col">What the index said</th>
                <th scope="col" className="end">
                  Refused
                </th>
              </tr>
            </thead>
            <tbody>
              {refused.map(({ kind, id, reason, at }) => (
                <tr key={`${kind} ${id}`}>
                  <th scope="row">
                    {kindWords[kind]} <code>{id}</code>
                  </th>
                  <td>{reason}</td>
                  <td className="end">
                    <RelativeTime at={at} now={now} zone={zone} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <PostForm action={paths.admin()} className="mt-4">
            <Button>Try them again</Button>
          </PostForm>
        </Section>
      ) : null}
      {jobs.length > 0 ? (
        <Section title="Jobs with trouble">
          <Table label="Jobs with trouble">
            <thead>
              <tr>
                <th scope="col">Job</th>
                <th scope="col">Attempts</th>
                <th scope="col">Last error</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <tr key={job.id}>
                  <th scope="row">{job.task}</th>
                  <td>{job.attempts}</td>
                  <td>{job.error}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      ) : null}
    </Page>
  )
}
