import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Notice } from '#app/components/notice.tsx'
import { FormErrors } from '#app/components/form-errors.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { readMentor } from '#app/modules/pages/queries/read-mentor.server.ts'
import { bookSlot } from '#app/modules/office-hours/commands/book-slot.server.ts'
import { holdSlot } from '#app/modules/office-hours/commands/hold-slot.server.ts'
import { readSlotDays } from '#app/modules/office-hours/queries/read-slot-days.server.ts'
import { bookSchema } from '#app/modules/office-hours/schema.ts'
import { SlotForm } from '#app/modules/office-hours/ui/slot-form.tsx'
import { isSlug } from '#app/lib/slug.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'mentors' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Office hours with ${data?.mentor.name ?? 'a mentor'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const mentor = await readMentor(ctx, params.handle)
  if (!mentor || mentor.can.edit) throw notFound()
  const from = new URL(request.url).searchParams.get('from')
  return { mentor, slots: await readSlotDays(ctx, { mentorId: mentor.id, from }) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isSlug(params.handle)) throw notFound()
  const form = await readForm(request, bookSchema, ctx)
  if (!form.ok) return form.answer
  const { topic, wait, startsAt } = form.value
  const time = { mentorHandle: params.handle, startsAt }
  const result = topic ? await bookSlot(form.ctx, { ...time, topic, wait }) : await holdSlot(form.ctx, time)
  if (!result.ok) return form.refused(result.problem)
  if (!topic) return redirect(paths.slot(result.value))
  return redirectSaying(paths.booking(result.value), 'It is yours, or you wait for it. You will get a letter.')
}

export default function BookSlot() {
  const { mentor, slots } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { book } = mentor.can
  const first = mentor.name.split(' ')[0]!
  const here = paths.mentorBookings(mentor.handle)
  return (
    <Page>
      <PageHead
        crumbs={[
          { label: 'Mentors', href: paths.mentors() },
          { label: mentor.name, href: paths.mentor(mentor.handle) },
        ]}
        title={`${first}’s office hours`}
        lead={`${mentor.sessionMinutes} minutes, one to one.`}
      />
      {book.allowed ? (
        <SlotForm
          action={here}
          mentor={first}
          days={slots.days}
          timeZone={slots.timeZone}
          sessionMinutes={mentor.sessionMinutes}
          earlier={slots.earlier === null ? null : here}
          later={slots.later === null ? null : `${here}?from=${slots.later}`}
          answer={answer}
        />
      ) : (
        <>
          <FormErrors errors={readAnswer(answer).problems} kept="" />
          <Notice tone="warning">{book.reason}</Notice>
        </>
      )}
    </Page>
  )
}
