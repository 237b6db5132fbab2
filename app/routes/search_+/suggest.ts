import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { takeSearch } from '#app/modules/search/limit.server.ts'
import { search } from '#app/modules/search/queries/search.server.ts'
import { readSearchInput } from '#app/modules/search/schema.ts'

/** The first few hits for what has been typed so far, for the palette. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const input = readSearchInput(new URL(request.url).searchParams)
  await takeSearch(ctx, request)
  const { hits } = await search(ctx, { ...input, facets: [], page: 1 }, 8)
  const rows = hits.map(({ kind, id, href, title, meta }) => ({ kind, id, href, title, meta: meta[0] ?? '' }))
  return Response.json({ q: input.q, hits: rows }, { headers: { 'Cache-Control': 'private, no-store' } })
}
