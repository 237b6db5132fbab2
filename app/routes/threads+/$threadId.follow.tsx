import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { followThread } from '#app/modules/threads/commands/follow-thread.server.ts'
import { followSchema } from '#app/modules/threads/schema.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Following a thread · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberContext(request)
  const { threadId } = params
  if (!isId(threadId)) throw notFound()
  const form = await readForm(request, followSchema, member)
  if (!form.ok) return form.answer
  const result = await followThread(form.ctx, { threadId, level: form.value.level })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.thread(threadId))
}

export default function ThreadFollow() {
  const { threadId = '' } = useParams()
  const answer = useActionData<typeof action>()
  return (
    <RefusedPage
      title="Following a thread"
      answer={answer}
      back={{ label: 'Back to the thread', href: paths.thread(threadId) }}
    />
  )
}
