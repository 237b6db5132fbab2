import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Began } from '#app/components/began.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer, standing } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { timeZoneOptions } from '#app/lib/time-zones.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { updateEvent } from '#app/modules/events/commands/update-event.server.ts'
import { ruleWords } from '#app/modules/events/domain/recurrence.ts'
import { ruleOfChoice } from '#app/modules/events/domain/repeat-choice.ts'
import { isWallTime } from '#app/modules/events/domain/wall-clock.ts'
import { readEventForEdit } from '#app/modules/events/queries/read-event-form.server.ts'
import { editEventSchema } from '#app/modules/events/schema.ts'
import { AddressChoice } from '#app/modules/events/ui/address-choice.tsx'
import { EventFields } from '#app/modules/events/ui/event-fields.tsx'
import { paths } from '#app/paths.ts'
import { notFound, readForm, statusOf } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.event.title ?? 'event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const on = new URL(request.url).searchParams.get('on') || undefined
  if (!isId(params.eventId) || (on && !isWallTime(on))) throw notFound()
  const found = await readEventForEdit(ctx, params.eventId, on)
  if (!found.ok) throw new Response(found.problem.reason, { status: statusOf(found.problem) })
  const event = found.value
  return {
    event,
    version: versionOf(event.title, event.description),
    repeatsNow: event.repeat ? ruleWords(event.repeat) : null,
    zones: timeZoneOptions(event.timeZone),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, editEventSchema, ctx)
  if (!form.ok) return form.answer
  const { repeat, repeatUntil, on, ...change } = form.value
  const rule = ruleOfChoice(repeat, change.startsAt, repeatUntil)
  const input = { ...change, eventId: params.eventId, on: on || undefined, repeat: rule }
  const result = await updateEvent(form.ctx, input)
  if (!result.ok) return form.refused(result.problem)
  const isOnDate = change.scope === 'this' && result.value === params.eventId && input.on
  return redirect(paths.event(result.value, isOnDate ? input.on : undefined))
}

export default function EditEvent() {
  const { event, version, repeatsNow, zones } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="form-page">
      <PageHead
        title="Edit this event"
        crumbs={[{ label: standing(answer, 'Title', event.title), href: paths.event(event.id, event.on) }]}
      />
      <PostForm answer={answer} className="stack">
        <input type="hidden" name="on" value={event.on} />
        <Began version={version} answer={answer} />
        <EventFields form={form} zones={zones} start={event} repeatsNow={repeatsNow} />
        <AddressChoice form={form} addresses={event.addresses} start={event.address} />
        {repeatsNow ? (
          <RadioCards
            legend="What this change is for"
            name="scope"
            defaultValue={form.value('scope', 'series')}
            options={[
              {
                value: 'this',
                label: 'This date',
                hint: 'Only its start and end change; the words stay those of the series.',
              },
              {
                value: 'following',
                label: 'This and all later dates',
                hint: 'They become a series of their own, with the people who have seats.',
              },
              {
                value: 'series',
                label: 'The whole series',
                hint: 'Dates moved or cancelled by hand stay as they are.',
              },
            ]}
          />
        ) : (
          <input type="hidden" name="scope" value="series" />
        )}
        <div className="row">
          <Button look="main">Save</Button>
          <ButtonLink look="quiet" to={paths.event(event.id, repeatsNow ? event.on : undefined)}>
            Leave it as it is
          </ButtonLink>
        </div>
      </PostForm>
    </Page>
  )
}
