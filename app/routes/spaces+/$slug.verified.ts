import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { verifySpace } from '#app/modules/spaces/commands/verify-space.server.ts'
import { followSchema } from '#app/modules/spaces/schema.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  return redirect(paths.space(params.slug))
}

export async function action({ request, params }: ActionFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const ctx = await memberContext(request)
  const form = await readForm(request, followSchema, ctx)
  if (!form.ok) throw new Response('Say whether to switch this on.', { status: 400 })
  const result = await verifySpace(form.ctx, { slug: params.slug, on: form.value.on })
  if (!result.ok) throw new Response(result.problem.reason, { status: statusOf(result.problem) })
  return redirect(paths.space(params.slug))
}
