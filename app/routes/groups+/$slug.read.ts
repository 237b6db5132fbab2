import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readWholeGroup } from '#app/modules/groups/commands/mark-group-read.server.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, refusal } from '#app/platform/http.server.ts'

export async function loader({ params }: ActionFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  return redirect(paths.groupThreads(params.slug))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.slug)) throw notFound()
  const result = await readWholeGroup(ctx, params.slug)
  if (!result.ok) throw refusal(result.problem)
  return redirectSaying(paths.groupThreads(params.slug), 'Everything here counts as read.')
}
