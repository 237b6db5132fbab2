import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { readAnswer, standing } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { deleteThread } from '#app/modules/threads/commands/delete-thread.server.ts'
import { editThread } from '#app/modules/threads/commands/edit-thread.server.ts'
import { mayDelete, mayEdit } from '#app/modules/threads/domain/policy.ts'
import { findThread, listTags } from '#app/modules/threads/queries/find-thread.server.ts'
import { readDraft } from '#app/modules/threads/queries/list-drafts.server.ts'
import { editThreadSchema } from '#app/modules/threads/schema.ts'
import { DraftAutosave } from '#app/modules/threads/ui/draft-autosave.tsx'
import { ThreadFields } from '#app/modules/threads/ui/thread-fields.tsx'
import { WithDraft } from '#app/modules/threads/ui/with-draft.tsx'
import { writerContext } from '#app/modules/threads/commands/writer-context.server.ts'
import { plainSchema } from '#app/lib/fields.ts'
import { paths } from '#app/paths.ts'
import { redirectSaying } from '#app/platform/answers.server.ts'
import { notFound, readForm } from '#app/platform/http.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { wasRefused } from '#app/platform/request-scope.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import type { Frame } from '#app/components/frame.ts'

export const handle: Frame = { place: 'groups' }
export const meta: MetaFunction = () => [{ title: 'Change a thread · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const thread = isId(params.threadId) ? await findThread(ctx, params.threadId) : null
  if (!thread) throw notFound()
  const edit = mayEdit(ctx.actor, thread, thread, ctx.now)
  const canRemove = mayDelete(ctx.actor, thread, thread).allowed
  if (!edit.allowed && !canRemove && !wasRefused()) throw redirect(paths.thread(thread.id))
  const { id, title, body } = thread
  const words = edit.allowed || wasRefused() ? { title, body, tags: (await listTags(ctx, id)).join(', ') } : null
  const draft = edit.allowed ? await readDraft(ctx, { place: 'thread-edit', subjectId: id }) : null
  const isContinued = new URL(request.url).searchParams.get('draft') === 'continue'
  const begun = { draft, isContinued, zone: ctx.actor.timeZone, now: ctx.now.toISOString() }
  const version = versionOf(title, body)
  const isOwn = thread.authorId === ctx.actor.id
  return { id, title, words, version, begun, reason: edit.allowed ? null : edit.reason, canRemove, isOwn }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await writerContext(request)
  const thread = isId(params.threadId) ? await findThread(ctx, params.threadId) : null
  if (!thread) throw notFound()
  const form = await readForm(request, { post: editThreadSchema, delete: plainSchema }, ctx)
  if (!form.ok) return form.answer
  if (form.method === 'delete') {
    const result = await deleteThread(form.ctx, { threadId: thread.id })
    if (!result.ok) return form.refused(result.problem)
    return redirectSaying(
      paths.groupThreads(thread.groupSlug),
      thread.authorId === ctx.actor.id ? 'The thread was taken back.' : 'The thread was taken down.',
    )
  }
  const result = await editThread(form.ctx, { ...form.value, threadId: thread.id })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.thread(thread.id))
}

export default function EditThread() {
  const { id, title, words, version, begun, reason, canRemove, isOwn } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <Page className="narrow">
      <PageHead
        title={words ? 'Change your thread' : isOwn ? 'Take your thread back' : 'Take a thread down'}
        lead={reason}
        crumbs={[{ label: standing(answer, 'Title', title), href: paths.thread(id) }]}
      />
      {words ? (
        <WithDraft spot={{ place: 'thread-edit', subjectId: id }} page={paths.threadEdit(id)} {...begun}>
          {(draft) => (
            <PostForm method="put" action={paths.threadEdit(id)} answer={answer} className="form">
              <Began version={version} answer={answer} />
              <ThreadFields form={readAnswer(answer)} given={draft ?? words} />
              <div className="row">
                <Button look="main">Save</Button>
                <DraftAutosave spot={{ place: 'thread-edit', subjectId: id }} />
              </div>
            </PostForm>
          )}
        </WithDraft>
      ) : null}
      {canRemove ? (
        <div className="mt-8">
          <ConfirmButton
            look="quiet"
            label={isOwn ? 'Take it back' : 'Take it down'}
            question="The thread goes with all its replies. Nobody can bring it back from here."
            confirm={isOwn ? 'Take it back' : 'Take it down'}
            action={paths.threadEdit(id)}
            fields={{ _method: 'delete' }}
          />
        </div>
      ) : null}
    </Page>
  )
}
