import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import type { Frame } from '#app/components/frame.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { SelectField } from '#app/components/select-field.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { moveThread } from '#app/modules/threads/commands/move-thread.server.ts'
import { mayOfferMove } from '#app/modules/threads/domain/move.ts'
import { findThread } from '#app/modules/threads/queries/find-thread.server.ts'
import { listMoveTargets, readMoveOutlook } from '#app/modules/threads/queries/read-move.server.ts'
import { moveSchema } from '#app/modules/threads/schema.ts'
import { MoveForm } from '#app/modules/threads/ui/move-form.tsx'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Move a thread · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const thread = isId(params.threadId) ? await findThread(ctx, params.threadId) : null
  if (!thread) throw notFound()
  const decision = mayOfferMove(ctx.actor, thread)
  if (!decision.allowed) throw new Response(decision.reason, { status: 403 })
  const targets = await listMoveTargets(ctx, thread.groupId)
  const wanted = new URL(request.url).searchParams.get('to')
  const target = targets.find(({ slug }) => slug === wanted) ?? null
  const outlook = target && (await readMoveOutlook(ctx, thread.id, target.slug))
  const { id, title, groupName, groupVisibility } = thread
  return { thread: { id, title, from: { name: groupName, visibility: groupVisibility } }, targets, target, outlook }
}

export async function action({ request, params: { threadId } }: ActionFunctionArgs) {
  const ctx = await memberContext(request)
  if (!isId(threadId)) throw notFound()
  const form = await readForm(request, moveSchema, ctx)
  if (!form.ok) return form.answer
  const result = await moveThread(form.ctx, { ...form.value, threadId })
  if (!result.ok) return form.refused(result.problem)
  return redirectSaying(paths.thread(threadId), 'The thread was moved.')
}

export default function MoveThread() {
  const { thread, targets, target, outlook } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title="Move this thread"
        lead={`It is in ${thread.from.name} now. Its address stays the same.`}
        crumbs={[{ label: thread.title, href: paths.thread(thread.id) }]}
      />
      {targets.length === 0 ? (
        <EmptyState
          title="There is no other group of yours"
          level={2}
          action={<ButtonLink to={paths.thread(thread.id)}>Back to the thread</ButtonLink>}
        >
          You can move threads between groups that you moderate.
        </EmptyState>
      ) : target && outlook ? (
        <MoveForm thread={thread} target={target} outlook={outlook} answer={answer} />
      ) : (
        <Form method="get" action={paths.threadMove(thread.id)} className="form">
          <SelectField
            label="Where to"
            name="to"
            required
            placeholder="Choose a group"
            error={readAnswer(answer).error('to')}
            options={targets.map(({ slug, name, visibility }) => ({ value: slug, label: `${name} (${visibility})` }))}
          />
          <div className="row">
            <Button look="main">Look at what changes</Button>
            <ButtonLink look="quiet" to={paths.thread(thread.id)}>
              Not now
            </ButtonLink>
          </div>
        </Form>
      )}
    </Page>
  )
}
