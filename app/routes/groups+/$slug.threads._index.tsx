import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { Page } from '#app/components/page.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Pill } from '#app/components/pill.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { decodeCursor } from '#app/lib/cursor.ts'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { readGroup } from '#app/modules/pages/queries/read-group.server.ts'
import { GroupHead } from '#app/modules/groups/ui/group-head.tsx'
import { startThread } from '#app/modules/threads/commands/start-thread.server.ts'
import { listThreads, threadFilters, threadSorts } from '#app/modules/threads/queries/list-threads.server.ts'
import { startThreadSchema } from '#app/modules/threads/schema.ts'
import { NewThreadPage } from '#app/modules/threads/ui/new-thread-page.tsx'
import { ThreadRow } from '#app/modules/threads/ui/thread-row.tsx'
import { writerContext } from '#app/modules/threads/commands/writer-context.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Threads in ${data?.group.name ?? 'a group'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await visitorContext(request)
  const group = await readGroup(ctx, params.slug)
  if (!group || !group.can.seeInside) throw notFound()
  const query = new URL(request.url).searchParams
  const filter = threadFilters.find((one) => one === query.get('filter')) ?? 'all'
  const sort = threadSorts.find((one) => one === query.get('sort')) ?? 'active'
  const tag = query.get('tag')?.replaceAll('\0', '').trim().slice(0, 60) || undefined
  const after = decodeCursor(query.get('after'))
  const threads = await listThreads(ctx, group.id, { filter, sort, tag }, after)
  return { group, threads, filter, sort, tag, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await writerContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const form = await readForm(request, startThreadSchema, ctx)
  if (!form.ok) return form.answer
  const result = await startThread(form.ctx, { ...form.value, groupSlug: params.slug })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.thread(result.value))
}

export default function GroupThreads() {
  const { group, threads, filter, sort, tag, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const viewer = useViewer()
  if (answer) return <NewThreadPage group={group} answer={answer} />
  const here = (change: Record<string, string | undefined>) => {
    const all = {
      filter: filter === 'all' ? undefined : filter,
      sort: sort === 'active' ? undefined : sort,
      tag,
      ...change,
    }
    const given = Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1]))
    return `${paths.groupThreads(group.slug)}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
  }
  return (
    <Page>
      <GroupHead group={group} tab="threads" signedIn={viewer !== null} />
      <div className="head-row section">
        <h1>Threads</h1>
        {group.membershipStatus === 'active' ? (
          <PostForm action={paths.groupRead(group.slug)}>
            <Button look="quiet">Mark all as read</Button>
          </PostForm>
        ) : null}
        {group.can.write ? (
          <ButtonLink look="main" to={paths.newThread(group.slug)}>
            Start a thread
          </ButtonLink>
        ) : null}
      </div>
      <nav className="pills" aria-label="Which threads">
        <Pill href={here({ filter: undefined })} look={filter === 'all' ? 'on' : 'plain'}>
          All
        </Pill>
        <Pill href={here({ filter: 'questions' })} look={filter === 'questions' ? 'on' : 'plain'}>
          Questions
        </Pill>
        <Pill href={here({ filter: 'unanswered' })} look={filter === 'unanswered' ? 'on' : 'plain'}>
          Waiting for an answer
        </Pill>
        {tag ? (
          <Pill href={here({ tag: undefined })} look="on">
            {tag}: take this filter off
          </Pill>
        ) : null}
      </nav>
      <Section
        title={tag ? `About ${tag}` : filter === 'unanswered' ? 'Waiting for an answer' : 'What is said here'}
        all={
          sort === 'active'
            ? { label: 'Newest first', href: here({ sort: 'new' }) }
            : { label: 'Last words first', href: here({ sort: undefined }) }
        }
      >
        {threads.rows.length > 0 ? (
          <ul className="rows">
            {threads.rows.map((thread) => (
              <ThreadRow
                key={thread.id}
                thread={thread}
                now={now}
                zone={viewer?.timeZone ?? 'UTC'}
                canAnswer={group.can.write}
              />
            ))}
          </ul>
        ) : (
          <EmptyState
            title={filter === 'unanswered' ? 'Every question has its answer' : 'No threads here yet'}
            action={
              group.can.write ? <ButtonLink to={paths.newThread(group.slug)}>Start a thread</ButtonLink> : undefined
            }
          >
            {tag
              ? `Nobody has written about ${tag} here yet.`
              : 'Questions, news and small victories belong here. The first one sets the tone.'}
          </EmptyState>
        )}
        <Pagination older={threads.next ? here({ after: threads.next }) : null} />
      </Section>
    </Page>
  )
}
