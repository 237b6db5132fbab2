import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Pin } from '#app/components/icons.tsx'
import { Aside } from '#app/components/aside.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Markdown } from '#app/components/markdown.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { Who } from '#app/components/who.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listGroupEvents } from '#app/modules/events/queries/list-group-events.server.ts'
import { EventRow } from '#app/modules/events/ui/event-row.tsx'
import { roleWords } from '#app/modules/groups/domain/group.ts'
import { listResources } from '#app/modules/groups/queries/list-resources.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { JoinPanel } from '#app/modules/groups/ui/join-panel.tsx'
import { listHomeThreads } from '#app/modules/threads/queries/list-home-threads.server.ts'
import { ThreadRow } from '#app/modules/threads/ui/thread-row.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.group.name ?? 'Group'} · Guildhall` },
  ...(data ? [{ name: 'description', content: data.group.description.slice(0, 200) }] : []),
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await visitorContext(request)
  const group = await readGroup(ctx, params.slug)
  if (!group) throw notFound()
  const [threads, events, resources] = await Promise.all([
    group.can.seeInside ? listHomeThreads(ctx, group.id) : null,
    group.can.seeInside ? listGroupEvents(ctx, group.id, 3) : [],
    group.can.seeInside && group.resourceCount ? listResources(ctx, group, 4) : [],
  ])
  return { group, threads, events, resources, now: ctx.now.toISOString() }
}

export default function GroupHome() {
  const { group, threads, events, resources, now } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const zone = viewer?.timeZone ?? 'UTC'
  const asks = viewer !== null && group.membershipStatus === 'none' && group.joinPolicy === 'request'
  return (
    <Page>
      <GroupHead group={group} tab="hall" signedIn={viewer !== null} />
      <div className="split section">
        <div className="col">
          {asks ? (
            <div className="mb-10">
              <JoinPanel slug={group.slug} questions={group.questions} />
            </div>
          ) : null}
          {threads ? (
            <>
              {threads.pinned.length > 0 ? (
                <div className="stack mb-10">
                  {threads.pinned.map((thread) => (
                    <article key={thread.id} className="notice">
                      <p className="small muted">
                        <Pin className="icon s" aria-hidden="true" /> Pinned, by {thread.author.name}
                      </p>
                      <h2>
                        <Link className="plain" to={paths.thread(thread.id)}>
                          {thread.title}
                        </Link>
                      </h2>
                      <p>{thread.excerpt}</p>
                    </article>
                  ))}
                </div>
              ) : null}
              <Section
                title="Being talked about"
                all={
                  threads.unanswered > 0
                    ? {
                        label: `${threads.unanswered} waiting for an answer`,
                        href: `${paths.groupThreads(group.slug)}?filter=unanswered`,
                      }
                    : { label: 'All threads', href: paths.groupThreads(group.slug) }
                }
              >
                {threads.lively.length > 0 ? (
                  <ul className="rows">
                    {threads.lively.map((thread) => (
                      <ThreadRow key={thread.id} thread={thread} now={now} zone={zone} canAnswer={group.can.write} />
                    ))}
                  </ul>
                ) : (
                  <EmptyState
                    title="Nobody has said anything yet"
                    action={
                      group.can.write ? (
                        <ButtonLink to={paths.newThread(group.slug)}>Start the first thread</ButtonLink>
                      ) : undefined
                    }
                  >
                    Questions, news and small victories belong here. The first one sets the tone.
                  </EmptyState>
                )}
              </Section>
            </>
          ) : (
            <Notice title="What is said here stays with its members.">
              You see the group’s name and what it is for. Its threads, dates and members show once you are in.
            </Notice>
          )}
        </div>
        <Aside label="About the group">
          {events.length > 0 ? (
            <Section title="Next dates" all={{ label: 'All dates', href: paths.groupEvents(group.slug) }}>
              <ul className="rows">
                {events.map((event) => (
                  <EventRow key={event.occurrenceId} event={event} zone={zone} now={now} hides="group" />
                ))}
              </ul>
            </Section>
          ) : null}
          {resources.length > 0 ? (
            <Section title="Kept at hand" all={{ label: 'All resources', href: paths.groupResources(group.slug) }}>
              <ul className="rows tight">
                {resources.map(({ id, title, url, host }) => (
                  <li key={id}>
                    <div className="grow">
                      <h3>
                        <Link
                          to={url ?? paths.groupResource(group.slug, id)}
                          rel={url ? 'nofollow ugc noopener' : undefined}
                        >
                          {title}
                        </Link>
                      </h3>
                      <p className="meta">{host ?? 'Note'}</p>
                    </div>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {group.tags.length > 0 ? (
            <Section title="Talks about">
              <p className="pills">
                {group.tags.map((tag) => (
                  <Pill key={tag} href={`${paths.groups()}?tag=${encodeURIComponent(tag)}`}>
                    {tag}
                  </Pill>
                ))}
              </p>
            </Section>
          ) : null}
          {group.keepers.length > 0 ? (
            <Section title="Who keeps it" all={{ label: 'All members', href: paths.groupMembers(group.slug) }}>
              <ul className="rows tight">
                {group.keepers.slice(0, 5).map(({ name, handle, role }) => (
                  <li key={handle}>
                    <Who name={name} href={paths.member(handle)} sub={roleWords[role]} />
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {group.guidelinesHtml ? (
            <Section title="House rules">
              <Markdown className="small" html={group.guidelinesHtml} />
            </Section>
          ) : null}
        </Aside>
      </div>
    </Page>
  )
}
