import type { LoaderFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listFeed } from '#app/modules/threads/queries/list-feed.server.ts'
import { atomFeed } from '#app/modules/threads/domain/atom-feed.ts'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/http.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const feed = await listFeed(await visitorContext(request), params.slug)
  if (!feed) throw notFound()
  const origin = env().APP_URL
  const xml = atomFeed({
    title: feed.name,
    subtitle: feed.description,
    self: origin + paths.groupFeed(params.slug),
    page: origin + paths.group(params.slug),
    updatedAt: feed.updatedAt,
    entries: feed.entries.map((entry) => ({ ...entry, url: origin + paths.thread(entry.id) })),
  })
  return new Response(xml, {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  })
}
