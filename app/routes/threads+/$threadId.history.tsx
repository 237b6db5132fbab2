import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readThreadHistory } from '#app/modules/threads/queries/read-history.server.ts'
import { HistoryPage } from '#app/modules/threads/ui/history-page.tsx'
import { notFound } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'What it said before · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const history = isId(params.threadId) ? await readThreadHistory(ctx, params.threadId) : null
  if (!history) throw notFound()
  return { ...history, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export default function ThreadHistory() {
  return <HistoryPage {...useLoaderData<typeof loader>()} />
}
