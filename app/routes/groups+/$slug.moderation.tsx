import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { Who } from '#app/components/who.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { readModeration } from '#app/modules/groups/queries/read-moderation.server.ts'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { GroupLog } from '#app/modules/groups/ui/group-log.tsx'
import { listLockedThreads } from '#app/modules/threads/queries/list-home-threads.server.ts'
import { ThreadRow } from '#app/modules/threads/ui/thread-row.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Moderation of ${data?.group.name ?? 'a group'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const group = isSlug(params.slug) ? await readGroup(ctx, params.slug) : null
  if (!group?.can.moderate) throw notFound()
  const [{ requests, bans, log }, locked] = await Promise.all([
    readModeration(ctx, group.id),
    listLockedThreads(ctx, group.id),
  ])
  return { group, requests, bans, log, locked, now: ctx.now.toISOString() }
}

export default function GroupModeration() {
  const { group, requests, bans, log, locked, now } = useLoaderData<typeof loader>()
  const zone = useViewer()?.timeZone ?? 'UTC'
  return (
    <Page>
      <GroupHead group={group} tab="moderation" signedIn />
      <div className="head-row section">
        <h1>Moderation</h1>
      </div>
      <Section title="Waiting to be let in" note={requests.length > 0 ? `${requests.length}` : undefined}>
        {requests.length > 0 ? (
          <ul className="rows">
            {requests.map(({ handle, name, headline, answers, askedAt }) => (
              <li key={handle}>
                <div className="grow">
                  <Who name={name} href={paths.member(handle)} sub={headline} />
                  {group.questions.map((question, index) =>
                    answers[index] ? (
                      <p key={question} className="mt-2">
                        <span className="small muted">{question}</span>
                        <br />
                        {answers[index]}
                      </p>
                    ) : null,
                  )}
                  <p className="meta">
                    <span>
                      asked <RelativeTime at={askedAt} now={now} zone={zone} />
                    </span>
                  </p>
                  <PostForm action={paths.groupMembership(group.slug, handle)} className="row mt-2">
                    <Button size="small" look="main" name="action" value="accept" aria-label={`Let in ${name}`}>
                      Let in
                    </Button>
                    <Button size="small" name="action" value="decline" aria-label={`Decline ${name}`}>
                      Decline
                    </Button>
                  </PostForm>
                </div>
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState title="Nobody is waiting">Requests to join this group appear here, the oldest first.</EmptyState>
        )}
      </Section>
      <Section title="Locked threads">
        {locked.length > 0 ? (
          <ul className="rows">
            {locked.map((thread) => (
              <ThreadRow key={thread.id} thread={thread} now={now} zone={zone} />
            ))}
          </ul>
        ) : (
          <p className="muted">No thread is locked.</p>
        )}
      </Section>
      <Section title="Banned">
        {bans.length > 0 ? (
          <ul className="rows tight">
            {bans.map(({ handle, name, since }) => (
              <li key={handle}>
                <div className="grow">
                  <Who name={name} sub={<RelativeTime at={since} now={now} zone={zone} />} />
                </div>
                <PostForm action={paths.groupMembership(group.slug, handle)}>
                  <Button size="small" name="action" value="lift-ban" aria-label={`Lift the ban of ${name}`}>
                    Lift the ban
                  </Button>
                </PostForm>
              </li>
            ))}
          </ul>
        ) : (
          <p className="muted">Nobody is shut out.</p>
        )}
      </Section>
      <Section title="What was done" note="Nobody can change these lines">
        <GroupLog lines={log} now={now} zone={zone} />
      </Section>
    </Page>
  )
}
