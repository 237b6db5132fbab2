import type { LoaderFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { suggestOrganizers } from '#app/modules/events/queries/read-team.server.ts'
import { isId } from '#app/platform/ids.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const typed = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\0', '')
  return Response.json(isId(params.eventId) ? await suggestOrganizers(ctx, params.eventId, typed) : [])
}
