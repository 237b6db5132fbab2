import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { Time } from '#app/components/time.tsx'
import { dayWords, wallTime } from '#app/lib/clock.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { messageAttendees } from '#app/modules/events/commands/message-attendees.server.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { readMessages } from '#app/modules/events/queries/read-messages.server.ts'
import { messageSchema } from '#app/modules/events/schema.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Messages about ${data?.event.title ?? 'an event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const on = new URL(request.url).searchParams.get('on') || undefined
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const found = await readMessages(ctx, params.eventId, on)
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  return { ...found.value, zone: ctx.actor.timeZone }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, messageSchema, ctx)
  if (!form.ok) return form.answer
  const { on, ...message } = form.value
  const input = { ...message, eventId: params.eventId, on: on || undefined }
  const result = await messageAttendees(form.ctx, input)
  if (!result.ok) return form.refused(result.problem)
  const to = result.value === 1 ? 'One party gets it' : `${result.value} parties get it`
  return redirectSaying(paths.eventMessages(params.eventId, input.on), `Sent. ${to} in the inbox and by mail.`)
}

const audiences = { going: 'those who go', waiting: 'those in line', all: 'everybody' }

export default function Messages() {
  const { event, date, reach, whyNot, messages, zone } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="form-page">
      <PageHead
        title="Message attendees"
        lead={`${event.title}, ${dayWords(wallTime(date.startsAt, event.timeZone))}`}
        crumbs={[
          { label: 'Events', href: paths.events() },
          { label: event.title, href: paths.event(event.id, event.isSeries ? date.on : undefined) },
        ]}
      />
      {whyNot ? <Notice tone="warning">{whyNot}</Notice> : null}
      {!whyNot && reach.all === 0 ? (
        <Notice>Nobody has a seat or waits yet, so there is nobody to write to.</Notice>
      ) : null}
      {whyNot || reach.all === 0 ? null : (
        <PostForm key={messages.length} answer={answer} className="stack">
          <input type="hidden" name="on" value={date.on} />
          <RadioCards
            legend="To whom"
            sideBySide
            required
            {...form.field('audience', reach.going > 0 ? 'going' : 'waiting')}
            options={[
              { value: 'going', label: 'Those who go', hint: partyCount(reach.going), disabled: reach.going === 0 },
              {
                value: 'waiting',
                label: 'Those in line',
                hint: partyCount(reach.waiting),
                disabled: reach.waiting === 0,
              },
              { value: 'all', label: 'Everybody', hint: partyCount(reach.all) },
            ]}
          />
          <TextArea
            label="What you want to say"
            help="It comes to each of them alone, with your name and the event on it. Answers do not reach you this way."
            required
            rows={6}
            maxLength={3000}
            {...form.field('body')}
          />
          <Button look="main">Send</Button>
        </PostForm>
      )}
      {messages.length > 0 ? (
        <Section title="Sent so far">
          <ul className="rows">
            {messages.map(({ id, sender, audience, body, receivers, at }) => (
              <li key={id}>
                <div className="grow">
                  <p className="said">{body}</p>
                  <p className="meta">
                    <span>{sender}</span>
                    <Time at={at} zone={zone} />
                    <span>
                      to {audiences[audience]}, {partyCount(receivers)}
                    </span>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </Page>
  )
}

function partyCount(parties: number): string {
  return parties === 0 ? 'nobody' : `${parties} ${parties === 1 ? 'party' : 'parties'}`
}
