import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { memberContext, type MemberContext } from '#app/modules/accounts/context.server.ts'
import { cancelEvent } from '#app/modules/events/commands/cancel-event.server.ts'
import { copyEvent } from '#app/modules/events/commands/copy-event.server.ts'
import { discardDraft } from '#app/modules/events/commands/discard-draft.server.ts'
import { publishEvent } from '#app/modules/events/commands/publish-event.server.ts'
import { reinstateEvent } from '#app/modules/events/commands/reinstate-event.server.ts'
import { loadEventPage } from '#app/modules/events/queries/load-event-page.server.ts'
import { eventStateSchema } from '#app/modules/events/schema.ts'
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
  const form = await readForm(request, eventStateSchema, ctx)
  if (!form.ok) return form.answer
  const input = { ...form.value, eventId: params.eventId, on: form.value.on || undefined }
  if (input.intent === 'copy') {
    const copy = await copyEvent(form.ctx, input)
    return copy.ok ? redirect(paths.eventEdit(copy.value)) : form.refused(copy.problem)
  }
  if (input.intent === 'discard') {
    const gone = await discardDraft(form.ctx, input)
    return gone.ok ? redirectSaying(paths.events(), 'The draft is gone.') : form.refused(gone.problem)
  }
  const result = await change(form.ctx, { ...input, intent: input.intent })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.event(params.eventId, input.on), said[input.intent])
}

export default function EventState() {
  const answer = useActionData<typeof action>()
  return <EventPageView {...useLoaderData<typeof loader>()} answer={answer} />
}

type Change = { intent: 'publish' | 'cancel' | 'reinstate'; eventId: string; on?: string; reason: string }

const said = {
  publish: 'Published. People can take their seats.',
  cancel: 'Cancelled. Those who wanted to come will hear of it.',
  reinstate: 'It takes place after all. Everyone keeps the seat they had.',
}

function change(ctx: MemberContext, input: Change) {
  switch (input.intent) {
    case 'publish':
      return publishEvent(ctx, input)
    case 'cancel':
      return cancelEvent(ctx, input)
    case 'reinstate':
      return reinstateEvent(ctx, input)
  }
}
