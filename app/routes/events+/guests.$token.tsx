import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { trySecret } from '#app/modules/accounts/link-tries.server.ts'
import { useGuestLink as applyGuestLink } from '#app/modules/events/commands/use-guest-link.server.ts'
import { leavingWords } from '#app/modules/events/domain/leaving.ts'
import { readGuestSeat } from '#app/modules/events/queries/read-guest-seat.server.ts'
import { guestSeatSchema } from '#app/modules/events/schema.ts'
import { GuestSeatPanel } from '#app/modules/events/ui/guest-seat-panel.tsx'
import { TicketSquare } from '#app/modules/events/ui/ticket-square.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction = () => [
  { title: 'Your place · Guildhall' },
  { name: 'robots', content: 'noindex' },
  { name: 'referrer', content: 'same-origin' },
]

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** Looking changes nothing: mail programs open links before people do. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request)
  const seat = await trySecret(request, async () => (await readGuestSeat(ctx, params.token!)) ?? null)
  if (!seat) throw notFound()
  return { seat, now: ctx.now.toISOString() }
}

const words = {
  confirmed: 'You have a seat.',
  queued: 'You are in line. We will write the moment a seat frees.',
  requested: 'The organizers know that you want to come. You hear from us when they decide.',
  ...leavingWords,
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await visitorContext(request)
  const form = await readForm(request, guestSeatSchema, ctx)
  if (!form.ok) return form.answer
  const token = params.token!
  await trySecret(request, async () => (await readGuestSeat(ctx, token)) ?? null)
  const result = await applyGuestLink(form.ctx, { token, use: form.value.intent })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.guestSeat(token), words[result.value])
}

export default function GuestSeatPage() {
  const { seat, now } = useLoaderData<typeof loader>()
  return (
    <Page className="narrow">
      <PageHead title={seat.event.title} lead={`Hello ${seat.name}. This page is yours alone; keep its link.`} />
      <GuestSeatPanel seat={seat} now={now} answer={useActionData<typeof action>()} />
      {seat.ticket ? (
        <Section title="Your ticket">
          <TicketSquare ticket={seat.ticket} />
        </Section>
      ) : null}
    </Page>
  )
}
