import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { createEvent } from '#app/modules/events/commands/create-event.server.ts'
import { ruleOfChoice } from '#app/modules/events/domain/repeat-choice.ts'
import { readHostChoices } from '#app/modules/events/queries/read-event-form.server.ts'
import { eventSchema } from '#app/modules/events/schema.ts'
import { AddressChoice } from '#app/modules/events/ui/address-choice.tsx'
import { EventFields } from '#app/modules/events/ui/event-fields.tsx'
import { timeZoneOptions } from '#app/lib/time-zones.ts'
import { paths } from '#app/paths.ts'
import { readForm } from '#app/platform/http.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction = () => [{ title: 'Publish an event · Guildhall' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const from = new URL(request.url).searchParams
  const choices = await readHostChoices(ctx)
  const space = choices.spaces.find(({ slug }) => slug === from.get('space'))
  const timeZone = space?.timeZone ?? ctx.actor.timeZone
  return {
    ...choices,
    from: { group: from.get('group') ?? '', space: space?.slug ?? '' },
    timeZone,
    zones: timeZoneOptions(timeZone),
    isVerified: ctx.actor.isVerified,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  const form = await readForm(request, eventSchema, ctx)
  if (!form.ok) return form.answer
  const { repeat, repeatUntil, group, space, ...event } = form.value
  const rule = ruleOfChoice(repeat, event.startsAt, repeatUntil)
  const input = { ...event, repeat: rule || undefined, group: group || undefined, space: space || undefined }
  const result = await createEvent(form.ctx, input)
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.event(result.value))
}

export default function NewEvent() {
  const { groups, spaces, addresses, from, timeZone, zones, isVerified } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="form-page">
      <PageHead
        title="Publish an event"
        lead="For your group, for a space you look after, or on your own account."
        crumbs={[{ label: 'Events', href: paths.events() }]}
      />
      {isVerified ? null : (
        <Notice tone="warning" actions={<ButtonLink to={paths.verifyEmail()}>Confirm your address</ButtonLink>}>
          Confirm your e-mail address first, then you can publish.
        </Notice>
      )}
      <PostForm answer={answer} className="stack">
        <EventFields form={form} zones={zones} start={{ timeZone }} />
        <div className="row">
          <SelectField
            label="Group"
            optional
            placeholder="No group"
            help="An event of a private group shows to its members alone."
            options={groups.map(({ slug, name }) => ({ value: slug, label: name }))}
            {...form.field('group', from.group)}
          />
          <SelectField
            label="Space"
            optional
            placeholder="No space"
            help="Spaces you look after."
            options={spaces.map(({ slug, name }) => ({ value: slug, label: name }))}
            {...form.field('space', from.space)}
          />
        </div>
        <AddressChoice form={form} addresses={addresses} />
        <div className="row">
          <Button look="main" name="status" value="published">
            Publish
          </Button>
          <Button name="status" value="draft">
            Keep as a draft
          </Button>
        </div>
      </PostForm>
    </Page>
  )
}
