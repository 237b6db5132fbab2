import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { acceptAnswer, withdrawAnswer } from '#app/modules/threads/commands/accept-answer.server.ts'
import { answerSchema } from '#app/modules/threads/schema.ts'
import { plainSchema } from '#app/lib/fields.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'The accepted answer · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberContext(request)
  const { threadId } = params
  if (!isId(threadId)) throw notFound()
  const form = await readForm(request, { post: answerSchema, delete: plainSchema }, member)
  if (!form.ok) return form.answer
  if (form.method === 'delete') {
    const result = await withdrawAnswer(form.ctx, { threadId })
    return result.ok ? redirect(paths.thread(threadId)) : form.refused(result.problem)
  }
  const result = await acceptAnswer(form.ctx, { threadId, replyId: form.value.replyId })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.thread(threadId))
}

export default function ThreadAnswer() {
  const { threadId = '' } = useParams()
  const answer = useActionData<typeof action>()
  return (
    <RefusedPage
      title="The accepted answer"
      answer={answer}
      back={{ label: 'Back to the thread', href: paths.thread(threadId) }}
    />
  )
}
