import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { pinThread } from '#app/modules/threads/commands/pin-thread.server.ts'
import { plainSchema } from '#app/modules/threads/schema.ts'
import { paths } from '#app/paths.ts'
import { methodOf, notFound, readForm, readFormData } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Pinning a thread · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberContext(request)
  const { threadId } = params
  if (!isId(threadId)) throw notFound()
  const pinned = methodOf(await readFormData(request.clone())) !== 'delete'
  const form = await readForm(request, plainSchema)
  if (!form.ok) return form.answer
  const result = await pinThread({ ...member, formId: form.formId }, { threadId, pinned })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.thread(threadId))
}

export default function ThreadPin() {
  const { threadId = '' } = useParams()
  const answer = useActionData<typeof action>()
  return (
    <RefusedPage
      title="Pinning a thread"
      answer={answer}
      back={{ label: 'Back to the thread', href: paths.thread(threadId) }}
    />
  )
}
