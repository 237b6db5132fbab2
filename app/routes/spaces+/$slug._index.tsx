import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { loadSpacePage } from '#app/modules/events/load-space-page.server.ts'
import { SpacePageView } from '#app/modules/events/ui/space-page-view.tsx'
import type { Frame } from '#app/root.tsx'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.space.name ?? 'Space'} · Guildhall` },
  ...(data ? [{ name: 'description', content: data.space.tagline || data.space.description.slice(0, 160) }] : []),
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadSpacePage(request, params.slug)
}

export default function Space() {
  return <SpacePageView {...useLoaderData<typeof loader>()} />
}
