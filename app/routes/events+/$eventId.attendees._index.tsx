import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { EmptyState } from '#app/components/empty-state.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { Section } from '#app/components/section.tsx'
import { Seats } from '#app/components/seats.tsx'
import { Stat } from '#app/components/stat.tsx'
import { useLive } from '#app/components/use-live.ts'
import { dayWords, wallTime } from '#app/lib/clock.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { changeAttendees } from '#app/modules/events/commands/change-attendees.server.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { listAttendees } from '#app/modules/events/queries/list-attendees.server.ts'
import { attendeeSchema } from '#app/modules/events/schema.ts'
import { AttendeeRow } from '#app/modules/events/ui/attendee-row.tsx'
import { CapacityForm, InviteForm } from '#app/modules/events/ui/seat-forms.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Attendees of ${data?.event.title ?? 'an event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const query = new URL(request.url).searchParams
  const on = query.get('on') || undefined
  const q = (query.get('q') ?? '').slice(0, 100)
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const found = await listAttendees(ctx, { eventId: params.eventId, on, q })
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  return { ...found.value, q }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, attendeeSchema, ctx)
  if (!form.ok) return form.answer
  const result = await changeAttendees(form.ctx, { ...form.value, eventId: params.eventId })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.eventAttendees(params.eventId, form.value.on || undefined), result.value)
}

export default function Attendees() {
  const { event, date, counts, attendees, q } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { problems } = readAnswer(answer)
  useLive(15)
  const seated = attendees.filter(({ state }) => state === 'confirmed')
  const line = attendees.filter(({ state }) => state !== 'confirmed')
  const wasKept = date.isOver && counts.here > 0
  const there = wallTime(date.startsAt, event.timeZone)
  const here = paths.eventAttendees(event.id, date.on)
  return (
    <Page>
      <PageHead
        title="Attendees and seats"
        lead={`${event.title}, ${dayWords(there)}`}
        crumbs={[
          { label: 'Events', href: paths.events() },
          { label: event.title, href: paths.event(event.id, event.isSeries ? date.on : undefined) },
        ]}
        actions={
          <>
            {date.isOff ? null : (
              <ButtonLink look="main" to={paths.eventCheckIn(event.id, date.on)} reloadDocument>
                {date.isOver ? 'Who came' : 'Check people in'}
              </ButtonLink>
            )}
            {date.isOver ? null : <ButtonLink to={paths.eventMessages(event.id, date.on)}>Message them</ButtonLink>}
            <a className="btn" href={paths.eventAttendeesFile(event.id, date.on)} download>
              Export as CSV
            </a>
          </>
        }
      />
      <FormErrors errors={problems} kept="" />
      <dl className="stats">
        <Stat
          label="Seats taken"
          value={counts.capacity === null ? counts.taken : `${counts.taken} of ${counts.capacity}`}
        />
        <Stat label="In line" value={counts.waiting} />
        <Stat label={date.isOver ? 'Came' : 'Here'} value={counts.arrived} />
      </dl>
      <div className="section">
        <Seats taken={counts.taken} capacity={counts.capacity} waiting={counts.waiting} />
      </div>
      <Form method="get" className="section" role="search">
        <input type="hidden" name="on" value={date.on} />
        <label className="sr-only" htmlFor="q">
          Find somebody
        </label>
        <div className="with-button">
          <input id="q" name="q" type="search" className="input" placeholder="Find somebody by name" defaultValue={q} />
          <Button>Find</Button>
        </div>
      </Form>
      <Section title="With a seat">
        {seated.length > 0 ? (
          <ul className="rows tight">
            {seated.map((one) => (
              <AttendeeRow
                key={one.claimId}
                attendee={one}
                action={here}
                on={date.on}
                wasKept={wasKept}
                isOver={date.isOver}
              />
            ))}
          </ul>
        ) : (
          <EmptyState title={q ? 'Nobody by that name' : 'No seat is taken yet'} illustration="seats">
            {q
              ? 'Try a part of the name.'
              : counts.taken > 0
                ? `Kept for ${counts.taken} who were asked and have not said yes yet.`
                : 'Whoever takes a seat shows up here at once.'}
          </EmptyState>
        )}
      </Section>
      {line.length > 0 ? (
        <Section title="In line" note="Moves up by itself">
          <ul className="rows tight">
            {line.map((one) => (
              <AttendeeRow
                key={one.claimId}
                attendee={one}
                action={here}
                on={date.on}
                wasKept={false}
                isOver={date.isOver}
              />
            ))}
          </ul>
        </Section>
      ) : null}
      {date.isOver ? null : (
        <div className="split section">
          <CapacityForm action={here} on={date.on} capacity={counts.capacity} isSeries={event.isSeries} />
          <InviteForm
            key={attendees.length}
            action={here}
            on={date.on}
            suggestUrl={paths.eventTeamSuggestions(event.id)}
            answer={answer}
          />
        </div>
      )}
    </Page>
  )
}
