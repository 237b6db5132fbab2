import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { react } from '#app/modules/threads/commands/react.server.ts'
import { reactionSchema } from '#app/modules/threads/schema.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Saying thanks · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const { subjectId } = params
  if (!isId(subjectId)) throw notFound()
  const form = await readForm(request, reactionSchema, ctx)
  if (!form.ok) return form.answer
  const result = await react(form.ctx, { subjectId, ...form.value.say })
  if (!result.ok) return form.refused(result.problem)
  const { threadId } = result.value
  return redirect(subjectId === threadId ? paths.thread(threadId) : paths.reply(threadId, subjectId))
}

export default function Reaction() {
  const answer = useActionData<typeof action>()
  return (
    <RefusedPage title="Saying thanks" answer={answer} back={{ label: 'Back to your groups', href: paths.groups() }} />
  )
}
