import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Link } from '#app/components/link.tsx'
import { Aside } from '#app/components/aside.tsx'
import { ButtonLink } from '#app/components/button.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { Pagination } from '#app/components/pagination.tsx'
import { Section } from '#app/components/section.tsx'
import { useViewer } from '#app/components/viewer.ts'
import { dayOfThisYear } from '#app/lib/clock.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { noteOpened } from '#app/modules/notifications/commands/note-opened.server.ts'
import { replySpot } from '#app/modules/threads/domain/draft.ts'
import { nestReplies } from '#app/modules/threads/domain/reply-tree.ts'
import { readDraft } from '#app/modules/threads/queries/list-drafts.server.ts'
import { listCloseThreads } from '#app/modules/threads/queries/list-lively-threads.server.ts'
import { readThread } from '#app/modules/threads/queries/read-thread.server.ts'
import { AcceptedAnswer } from '#app/modules/threads/ui/accepted-answer.tsx'
import { NewReplies } from '#app/modules/threads/ui/new-replies.tsx'
import { PostActions } from '#app/modules/threads/ui/post-actions.tsx'
import { ReplyPlace } from '#app/modules/threads/ui/reply-place.tsx'
import { ReplyTree } from '#app/modules/threads/ui/reply-tree.tsx'
import { ThreadPost } from '#app/modules/threads/ui/thread-post.tsx'
import { ThreadTools } from '#app/modules/threads/ui/thread-tools.tsx'
import { paths } from '#app/paths.ts'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'
import { givenWhole } from '#app/lib/given.ts'

const NESTING = 2

export const handle: Frame = { place: 'groups', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.thread.title ?? 'Thread'} · Guildhall` },
  ...(data ? [{ name: 'description', content: `${data.kindWords} in ${data.thread.group.name}` }] : []),
  ...(data && !data.thread.group.isPublic ? [{ name: 'robots', content: 'noindex' }] : []),
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { threadId } = params
  if (!isId(threadId)) throw notFound()
  const ctx = await visitorContext(request)
  const query = new URL(request.url).searchParams
  const page = givenWhole(query.get('page'), { least: 1, most: 1000 })
  const [at, named] = ['at', 'reply'].map((name) => query.get(name))
  const replyTo = isId(named) ? named : null
  const [found, close, draft] = await Promise.all([
    readThread(ctx, threadId, { page, at: isId(at) ? at : undefined }),
    listCloseThreads(ctx, threadId),
    readDraft(ctx, replySpot(threadId, replyTo)),
  ])
  if (!found) throw notFound()
  await noteOpened(ctx, request)
  const kindWords = found.thread.kind === 'question' ? 'Question' : 'Discussion'
  const begun = { draft: found.thread.can.reply ? draft : null, isContinued: query.get('draft') === 'continue' }
  const now = ctx.now.toISOString()
  return { ...found, close, kindWords, replyTo, begun, live: { thread: threadId, since: now }, now }
}

export default function ThreadRoute() {
  const { thread, answer, replies, page, hasMore, close, kindWords, replyTo, begun, now } =
    useLoaderData<typeof loader>()
  const viewer = useViewer()
  const zone = viewer?.timeZone ?? 'UTC'
  const thisYear = dayOfThisYear(now, zone)
  const context = { threadId: thread.id, page, replyTo, canReply: thread.can.reply, zone, now: thisYear }
  const branches = nestReplies(
    replies.filter((reply) => reply.id !== answer?.id),
    NESTING,
  )
  const listed = thread.replyCount - (answer ? 1 : 0)
  const pageLink = (n: number) => (n === 1 ? paths.thread(thread.id) : `${paths.thread(thread.id)}?page=${n}`)
  const formIsAbove = replies.some((reply) => reply.id === replyTo && reply.id !== answer?.id)
  return (
    <Page split>
      <div className="col">
        <p className="crumbs">
          <Emblem name={thread.group.name} size="s" />
          <Link to={paths.group(thread.group.slug)}>{thread.group.name}</Link>
          <span>{kindWords}</span>
        </p>
        <h1>{thread.title}</h1>
        {viewer ? <PostActions /> : null}
        <ThreadPost thread={thread} zone={zone} now={thisYear} />
        {answer ? <AcceptedAnswer answer={answer} {...context} canAccept={thread.can.accept} /> : null}
        {listed > 0 || page > 1 ? (
          <Section
            title={answer ? (listed === 1 ? '1 more reply' : `${listed} more replies`) : repliesWords(listed)}
            note={page > 1 ? `Page ${page}` : 'Oldest first'}
          >
            <ReplyTree
              branches={branches}
              {...context}
              begun={{ ...begun, now }}
              canAccept={thread.can.accept && !answer}
            />
            <Pagination
              newer={page > 1 ? pageLink(page - 1) : null}
              newerLabel="Earlier"
              older={hasMore ? pageLink(page + 1) : null}
              olderLabel="Later"
            >
              Page {page}
            </Pagination>
          </Section>
        ) : null}
        {viewer ? <NewReplies key={thread.id} threadId={thread.id} shown={replies.map(({ id }) => id)} /> : null}
        <div className="section">
          {thread.isLocked ? (
            <Notice title="This thread is locked.">You can read it, but not add to it.</Notice>
          ) : thread.can.reply && !formIsAbove ? (
            <div id="reply-form">
              <ReplyPlace
                key={replyTo ?? thread.id}
                threadId={thread.id}
                to={replyTo ? { id: replyTo, name: answer?.author.name ?? '' } : null}
                {...begun}
                zone={zone}
                now={now}
              />
            </div>
          ) : !viewer ? (
            <Notice
              title="You can read along."
              actions={<ButtonLink to={paths.login(paths.thread(thread.id))}>Sign in to reply</ButtonLink>}
            >
              Members of {thread.group.name} write here.
            </Notice>
          ) : thread.replyRefusal && !formIsAbove ? (
            <Notice
              title={thread.replyRefusal}
              actions={
                thread.isInside ? undefined : (
                  <ButtonLink to={paths.group(thread.group.slug)}>Go to {thread.group.name}</ButtonLink>
                )
              }
            />
          ) : null}
        </div>
      </div>
      <Aside label="About this thread">
        <ThreadTools thread={thread} zone={zone} now={now} />
        {close.length > 0 ? (
          <Section title="Close to this">
            <ul className="rows tight">
              {close.map(({ id, title, isAnswered, replyCount }) => (
                <li key={id}>
                  <p className="small">
                    <Link to={paths.thread(id)}>{title}</Link>
                    <br />
                    <span className="muted">{isAnswered ? 'Answered' : repliesWords(replyCount)}</span>
                  </p>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </Aside>
    </Page>
  )
}

function repliesWords(count: number): string {
  return count === 1 ? '1 reply' : `${count} replies`
}
