import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { listPublicPages, type PublicPage } from '#app/modules/home/queries/list-public-pages.server.ts'
import { paths } from '#app/paths.ts'
import { env } from '#app/platform/env.server.ts'

const pathOf: Record<PublicPage['kind'], (key: string) => string> = {
  group: paths.group,
  thread: paths.thread,
  event: (id) => paths.event(id),
  space: paths.space,
  mentor: paths.mentor,
}

const lists = [paths.home(), paths.groups(), paths.events(), paths.spaces(), paths.mentors()]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const pages = await listPublicPages(ctx)
  const entries = [
    ...lists.map((path) => `<url><loc>${env().APP_URL}${path}</loc></url>`),
    ...pages.map(
      ({ kind, key, changedAt }) =>
        `<url><loc>${env().APP_URL}${pathOf[kind](key)}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`,
    ),
  ]
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`
  return new Response(xml, { headers: { 'Content-Type': 'application/xml', 'Cache-Control': 'public, max-age=3600' } })
}
