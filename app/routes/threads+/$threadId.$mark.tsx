import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import type { Frame } from '#app/components/frame.ts'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { markThread } from '#app/modules/threads/commands/mark-thread.server.ts'
import { plainSchema } from '#app/lib/fields.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

const titles = { lock: 'Locking a thread', pin: 'Pinning a thread' }

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = ({ params: { mark } }) => [
  { title: `${isMark(mark) ? titles[mark] : 'Not found'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isMark(params.mark)) throw notFound()
  await memberContext(request)
  return null
}

export async function action({ request, params: { threadId, mark } }: ActionFunctionArgs) {
  if (!isId(threadId) || !isMark(mark)) throw notFound()
  const member = await memberContext(request)
  const form = await readForm(request, plainSchema, member)
  if (!form.ok) return form.answer
  const result = await markThread(form.ctx, { threadId, mark, on: form.method !== 'delete' })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.thread(threadId))
}

export default function MarkThread() {
  const { threadId = '', mark } = useParams()
  const answer = useActionData<typeof action>()
  return (
    <RefusedPage
      title={isMark(mark) ? titles[mark] : ''}
      answer={answer}
      back={{ label: 'Back to the thread', href: paths.thread(threadId) }}
    />
  )
}

function isMark(mark: string | undefined): mark is keyof typeof titles {
  return mark === 'lock' || mark === 'pin'
}
