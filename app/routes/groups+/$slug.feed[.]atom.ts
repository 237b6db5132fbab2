import type { LoaderFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { visitorContext, type Context } from '#app/modules/accounts/context.server.ts'
import { listFeed, readFeedMark } from '#app/modules/threads/queries/list-feed.server.ts'
import { atomFeed } from '#app/modules/threads/domain/atom-feed.ts'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'
import { answerFeed } from '#app/platform/feed-answer.server.ts'
import { notFound } from '#app/platform/http.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  if (!isSlug(params.slug)) throw notFound()
  const [ctx, slug] = [await visitorContext(request), params.slug]
  const mark = await readFeedMark(ctx, slug)
  const feed = mark && {
    scope: 'threads of a public group',
    version: mark,
    write: () => write(ctx, slug),
    versionNow: async () => (await readFeedMark(ctx, slug)) ?? '',
  }
  return answerFeed(request, feed || null, { type: 'application/atom+xml', name: 'guildhall.atom', isPublic: true })
}

async function write(ctx: Context, slug: string): Promise<string> {
  const feed = await listFeed(ctx, slug)
  if (!feed) throw notFound()
  const origin = env().APP_URL
  return atomFeed({
    title: feed.name,
    subtitle: feed.description,
    self: origin + paths.groupFeed(slug),
    page: origin + paths.group(slug),
    updatedAt: feed.updatedAt,
    entries: feed.entries.map((entry) => ({ ...entry, url: origin + paths.thread(entry.id) })),
  })
}
