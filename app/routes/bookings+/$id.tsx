import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Avatar } from '#app/components/avatar.tsx'
import { Button } from '#app/components/button.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { Time } from '#app/components/time.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { cancelBooking } from '#app/modules/office-hours/commands/cancel-booking.server.ts'
import { moveBooking } from '#app/modules/office-hours/commands/move-booking.server.ts'
import { readBooking } from '#app/modules/office-hours/queries/read-booking.server.ts'
import { readSlotDays } from '#app/modules/office-hours/queries/read-slot-days.server.ts'
import { bookingChangeSchema } from '#app/modules/office-hours/schema.ts'
import { SlotForm } from '#app/modules/office-hours/ui/slot-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Talk with ${data.booking.other.name}` : 'Talk'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const booking = await readBooking(ctx, params.id)
  if (!booking) throw notFound()
  const from = new URL(request.url).searchParams.get('from')
  const slots = booking.can.move ? await readSlotDays(ctx, { mentorId: booking.mentorId, from }) : null
  return { booking, slots, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.id)) throw notFound()
  const bookingId = params.id
  const form = await readForm(request, bookingChangeSchema)
  if (!form.ok) return form.answer
  const change = form.value
  const member = { ...ctx, formId: form.formId }
  const result =
    change._method === 'put'
      ? await moveBooking(member, { bookingId, startsAt: change.startsAt })
      : await cancelBooking(member, { bookingId, reason: change.reason })
  if (!result.ok) return form.refused(result.problem)
  const done = change._method === 'put' ? 'Moved.' : 'Cancelled.'
  return redirectSaying(paths.booking(bookingId), `${done} The other side will be told.`)
}

export default function BookingPage() {
  const { booking, slots, zone, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { id, other, isMentor, startsAt, endsAt, topic, cancelled, can } = booking
  const first = other.name.split(' ')[0]!
  const here = paths.booking(id)
  const isMoving = readAnswer(answer).value('_method') === 'put'
  return (
    <Page>
      <PageHead
        crumbs={[{ label: 'Office hours', href: paths.officeHours() }]}
        mark={<Avatar name={other.name} size="l" />}
        title={isMentor ? `${other.name} comes to your office hours` : `A talk with ${other.name}`}
        lead={<Time at={startsAt} until={endsAt} zone={zone} there={{ zone: other.timeZone }} now={now} />}
      />
      {cancelled ? (
        <Notice tone="stop" title={cancelled.byMe ? 'You cancelled this talk.' : `${first} cancelled this talk.`}>
          {cancelled.reason}
        </Notice>
      ) : booking.isOver ? (
        <Notice>This talk is over.</Notice>
      ) : null}
      <Section title={isMentor ? `What ${first} wants from it` : 'What you want from it'}>
        <p className="mt-4">{topic}</p>
      </Section>
      {slots ? (
        <SlotForm
          moving
          action={here}
          mentor={first}
          days={slots.days}
          timeZone={slots.timeZone}
          sessionMinutes={(Date.parse(endsAt) - Date.parse(startsAt)) / 60_000}
          earlier={slots.earlier === null ? null : here}
          later={slots.later === null ? null : `${here}?from=${slots.later}`}
          answer={isMoving ? answer : undefined}
        />
      ) : null}
      {can.cancel ? null : <FormErrors errors={readAnswer(answer).problems} kept="" />}
      {can.cancel ? <CancelForm action={here} first={first} answer={isMoving ? undefined : answer} /> : null}
    </Page>
  )
}

function CancelForm({ action, first, answer }: { action: string; first: string; answer: AnsweredForm }) {
  const form = readAnswer(answer)
  return (
    <Section title="Cancel it">
      <PostForm action={action} method="delete" answer={answer} className="stack mt-4">
        <TextArea
          id="reason"
          name="reason"
          label={`A few words to ${first}`}
          optional
          rows={3}
          maxLength={600}
          defaultValue={form.value('reason')}
          error={form.error('reason')}
        />
        <Button look="danger">Cancel this talk</Button>
      </PostForm>
    </Section>
  )
}
