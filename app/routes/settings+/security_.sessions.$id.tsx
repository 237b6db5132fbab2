import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { revokeSession } from '#app/modules/accounts/commands/revoke-session.server.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { noFieldsSchema } from '#app/modules/accounts/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'

export function loader() {
  return redirect(paths.settings('security'))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!/^[0-9a-f]{64}$/.test(params.id!)) throw notFound()
  const form = await readForm(request, noFieldsSchema)
  if (!form.ok) throw new Response('This form could not be read.', { status: 400 })
  const result = await revokeSession(ctx, { sessionHash: params.id! })
  if (!result.ok) throw notFound()
  return redirectSaying(paths.settings('security'), 'That session has ended.')
}
