import type { LoaderFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { suggestTeam } from '#app/modules/spaces/queries/suggest-team.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const typed = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '')
  return Response.json(isSlug(params.slug) ? await suggestTeam(ctx, params.slug, typed) : [])
}
