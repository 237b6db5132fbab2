import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EmptyState } from '#app/components/empty-state.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { FormErrors } from '#app/components/form-errors.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Seats } from '#app/components/seats.tsx'
import { dayWords, wallTime } from '#app/lib/clock.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { decideRequest, type Decided } from '#app/modules/events/commands/decide-request.server.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { listRequests } from '#app/modules/events/queries/list-requests.server.ts'
import { decisionSchema } from '#app/modules/events/schema.ts'
import { RequestRow } from '#app/modules/events/ui/request-row.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who asks to come to ${data?.event.title ?? 'an event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const on = new URL(request.url).searchParams.get('on') || undefined
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const found = await listRequests(ctx, { eventId: params.eventId, on })
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  return found.value
}

function words({ state, dates }: Decided): string {
  const on = dates === 1 ? '' : ` on ${dates} dates`
  switch (state) {
    case 'confirmed':
      return `They have a seat${on}, and hear of it.`
    case 'queued':
      return dates === 1 ? 'They stand in line, and hear of it.' : `They come, or stand in line,${on}, and hear of it.`
    case 'declined':
      return `They hear that it does not work out${on}.`
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, decisionSchema, ctx)
  if (!form.ok) return form.answer
  const { intent, request: requestId, on, reason, all } = form.value
  const input = { eventId: params.eventId, on: on || undefined, requestId, reason }
  const approve = intent !== 'decline'
  const decision = { ...input, approve, all: approve ? intent === 'approve-all' : all }
  const result = await decideRequest(form.ctx, decision)
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.eventRequests(params.eventId, input.on), words(result.value))
}

export default function Requests() {
  const { event, date, counts, requests } = useLoaderData<typeof loader>()
  const { problems } = readAnswer(useActionData<typeof action>())
  return (
    <Page>
      <PageHead
        title="Who asks to come"
        lead={`${event.title}, ${dayWords(wallTime(date.startsAt, event.timeZone))}`}
        crumbs={[
          { label: 'Events', href: paths.events() },
          { label: event.title, href: paths.event(event.id, event.isSeries ? date.on : undefined) },
        ]}
      />
      <FormErrors errors={problems} kept="" />
      <div className="section">
        <Seats taken={counts.taken} capacity={counts.capacity} waiting={counts.waiting} words />
      </div>
      {requests.length > 0 ? (
        <ul className="rows section">
          {requests.map((party) => (
            <RequestRow key={party.id} party={party} action={paths.eventRequests(event.id, date.on)} on={date.on} />
          ))}
        </ul>
      ) : (
        <div className="section">
          <EmptyState title="Nobody waits for your word" level={2} illustration="seats">
            Whoever asks to come shows up here, and you hear of it.
          </EmptyState>
        </div>
      )}
    </Page>
  )
}
