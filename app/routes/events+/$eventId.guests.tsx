import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { askAsGuest } from '#app/modules/events/commands/ask-as-guest.server.ts'
import { loadEventPage } from '#app/modules/events/queries/load-event-page.server.ts'
import { guestRsvpSchema } from '#app/modules/events/schema.ts'
import { eventMeta } from '#app/modules/events/ui/event-meta-tags.ts'
import { EventPageView } from '#app/modules/events/ui/event-page-view.tsx'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events', scripts: 'members' }
export const meta: MetaFunction<typeof loader> = ({ data }) => eventMeta(data)

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadEventPage(request, params.eventId)
}

/** Somebody without an account asks for a seat; the answer is the same for every address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, guestRsvpSchema, ctx)
  if (!form.ok) return form.answer
  const { on, guests = 0, ...asked } = form.value
  const address = request.headers.get('x-client-address') ?? undefined
  const input = { ...asked, guests, address, eventId: params.eventId, on: on || undefined }
  const result = await askAsGuest(form.ctx, input)
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.eventAsked(params.eventId, input.on))
}

export default function AskAsGuest() {
  return <EventPageView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
