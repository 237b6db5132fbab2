import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ordinal } from '#app/components/seating.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { acceptOffer } from '#app/modules/events/commands/accept-offer.server.ts'
import { rsvp } from '#app/modules/events/commands/rsvp.server.ts'
import { withdrawRsvp } from '#app/modules/events/commands/withdraw-rsvp.server.ts'
import { leavingWords } from '#app/modules/events/domain/leaving.ts'
import { loadEventPage } from '#app/modules/events/queries/load-event-page.server.ts'
import { rsvpSchema } from '#app/modules/events/schema.ts'
import { eventMeta } from '#app/modules/events/ui/event-meta-tags.ts'
import { EventPageView } from '#app/modules/events/ui/event-page-view.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => eventMeta(data)

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadEventPage(request, params.eventId)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, rsvpSchema, ctx)
  if (!form.ok) return form.answer
  const { accept, guests = 0, on, ...asked } = form.value
  const input = { ...asked, guests, eventId: params.eventId, on: on || undefined }
  const back = paths.event(params.eventId, input.on)
  if (form.method === 'delete') {
    const result = await withdrawRsvp(form.ctx, input)
    return result.ok ? redirectSaying(back, leavingWords[result.value]) : form.refused(result.problem)
  }
  if (accept) {
    const result = await acceptOffer(form.ctx, input)
    return result.ok ? redirectSaying(back, 'You have a seat.') : form.refused(result.problem)
  }
  const result = await rsvp(form.ctx, input)
  if (!result.ok) return form.refused(result.problem)
  const { state, position } = result.value
  return redirectSaying(back, answers[state](position ?? 1))
}

const answers = {
  confirmed: () => 'You have a seat.',
  queued: (place: number) => `You are ${ordinal(place)} in line.`,
  requested: () => 'The organizers know that you want to come. You hear from us when they decide.',
}

export default function Rsvp() {
  return <EventPageView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
