import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EventPageView } from '#app/modules/events/ui/event-page-view.tsx'
import { eventMeta } from '#app/modules/events/ui/event-meta-tags.ts'
import { loadEventPage } from '#app/modules/events/queries/load-event-page.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => eventMeta(data)

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadEventPage(request, params.eventId)
}

export default function Event() {
  return <EventPageView {...useLoaderData<typeof loader>()} />
}
