import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { startEventThread } from '#app/modules/events/commands/start-event-thread.server.ts'
import { readEvent } from '#app/modules/events/queries/read-event.server.ts'
import { eventThreadSchema } from '#app/modules/events/schema.ts'
import { paths } from '#app/paths.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'events' }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The thread about ${data?.title ?? 'an event'} · Guildhall` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const event = await readEvent(ctx, params.eventId, null)
  if (!event?.group) throw notFound()
  if (event.thread && !wasRefused()) throw redirect(paths.thread(event.thread.id))
  return { id: event.id, title: event.title, group: event.group, mayWrite: event.can.discuss }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(params.eventId)) throw notFound()
  const form = await readForm(request, eventThreadSchema, ctx)
  if (!form.ok) return form.answer
  const result = await startEventThread(form.ctx, { eventId: params.eventId, body: form.value.body })
  return result.ok ? redirect(paths.thread(result.value)) : form.refused(result.problem)
}

export default function NewEventThread() {
  const { id, title, group, mayWrite } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="form-page">
      <PageHead
        title="Open the thread"
        lead={`${title}, talked about in ${group.name}.`}
        crumbs={[
          { label: 'Events', href: paths.events() },
          { label: title, href: paths.event(id) },
        ]}
      />
      {mayWrite ? (
        <PostForm answer={answer} className="stack">
          <TextArea
            label="The first words"
            help="Markdown works. A link to the event is put beneath."
            required
            rows={6}
            maxLength={10_000}
            {...form.field('body')}
          />
          <Button look="main">Open the thread</Button>
        </PostForm>
      ) : (
        <p role={form.problems.length > 0 ? 'alert' : undefined}>
          {form.problems.map(({ message }) => message).join(' ')}{' '}
          <a href={paths.group(group.slug)}>Join {group.name}</a> to talk about its events.
        </p>
      )}
    </Page>
  )
}
