import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { markInboxRead } from '#app/modules/notifications/commands/mark-read.server.ts'
import { markReadSchema } from '#app/modules/notifications/schema.ts'
import { paths } from '#app/paths.ts'
import { readForm, refusal } from '#app/platform/http.server.ts'

export function loader() {
  return redirect(paths.inbox())
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, markReadSchema)
  if (!form.ok) throw new Response('This form could not be read.', { status: 400 })
  const result = await markInboxRead(ctx, form.value)
  if (!result.ok) throw refusal(result.problem)
  return redirect(paths.inbox())
}
