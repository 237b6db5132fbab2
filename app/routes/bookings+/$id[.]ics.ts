import type { LoaderFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { writeTalk } from '#app/modules/pages/queries/write-talk.server.ts'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const talk = await writeTalk(ctx, params.id)
  if (!talk) throw notFound()
  return new Response(talk, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="talk.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
}
