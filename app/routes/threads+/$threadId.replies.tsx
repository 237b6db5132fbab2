import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { postReply } from '#app/modules/threads/commands/post-reply.server.ts'
import { findThread } from '#app/modules/threads/queries/find-thread.server.ts'
import { replySchema } from '#app/modules/threads/schema.ts'
import { ReplyForm } from '#app/modules/threads/ui/reply-form.tsx'
import { writerContext } from '#app/modules/threads/commands/writer-context.server.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Your reply · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const thread = isId(params.threadId) ? await findThread(ctx, params.threadId) : null
  if (!thread) throw notFound()
  return { threadId: thread.id, title: thread.title }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await writerContext(request)
  if (!isId(params.threadId)) throw notFound()
  const form = await readForm(request, replySchema, ctx)
  if (!form.ok) return form.answer
  const result = await postReply(form.ctx, { ...form.value, threadId: params.threadId })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.reply(params.threadId, result.value))
}

export default function Replies() {
  const { threadId, title } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const parentId = (answer?.lastResult.initialValue as { parentId?: string } | undefined)?.parentId
  return (
    <Page className="narrow">
      <PageHead title="Your reply" crumbs={[{ label: title, href: paths.thread(threadId) }]} />
      <ReplyForm threadId={threadId} to={parentId ? { id: parentId, name: '' } : null} answer={answer} />
    </Page>
  )
}
