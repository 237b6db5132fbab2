import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { RefusedPage } from '#app/components/refused-page.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { bookmark } from '#app/modules/threads/commands/bookmark.server.ts'
import { bookmarkSchema } from '#app/modules/threads/schema.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm, safeReturn } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

export const meta: MetaFunction = () => [{ title: 'Saving a post · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  await memberContext(request)
  return null
}

export async function action({ request, params: { subjectId } }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(subjectId)) throw notFound()
  const form = await readForm(request, bookmarkSchema, ctx)
  if (!form.ok) return form.answer
  const result = await bookmark(form.ctx, { subjectId, on: form.method !== 'delete' })
  if (!result.ok) return form.refused(result.problem)
  const { threadId, replyId } = result.value
  const place = replyId ? paths.reply(threadId, replyId) : paths.thread(threadId)
  return redirect(safeReturn(form.value.to ?? null, place))
}

export default function SavePost() {
  const answer = useActionData<typeof action>()
  return (
    <RefusedPage title="Saving a post" answer={answer} back={{ label: 'To what you saved', href: paths.bookmarks() }} />
  )
}
