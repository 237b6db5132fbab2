import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Began } from '#app/components/began.tsx'
import { Button } from '#app/components/button.tsx'
import { ConfirmButton } from '#app/components/confirm-button.tsx'
import { readAnswer } from '#app/components/form-answer.ts'
import { Page } from '#app/components/page.tsx'
import { PageHead } from '#app/components/page-head.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { deleteReply } from '#app/modules/threads/commands/delete-reply.server.ts'
import { editReply } from '#app/modules/threads/commands/edit-reply.server.ts'
import { mayDelete, mayEdit } from '#app/modules/threads/domain/policy.ts'
import { findReply } from '#app/modules/threads/queries/find-thread.server.ts'
import { readDraft } from '#app/modules/threads/queries/list-drafts.server.ts'
import { editReplySchema } from '#app/modules/threads/schema.ts'
import { DraftAutosave } from '#app/modules/threads/ui/draft-autosave.tsx'
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
export const meta: MetaFunction = () => [{ title: 'A reply · Guildhall' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const reply = isId(params.replyId) ? await findReply(ctx, params.replyId) : null
  if (!reply || reply.deletedAt) throw notFound()
  const edit = mayEdit(ctx.actor, reply.thread, reply, ctx.now)
  const remove = mayDelete(ctx.actor, reply.thread, reply)
  if (!edit.allowed && !remove.allowed && !wasRefused()) throw new Response(edit.reason, { status: 403 })
  const draft = edit.allowed ? await readDraft(ctx, { place: 'reply-edit', subjectId: reply.id }) : null
  const isContinued = new URL(request.url).searchParams.get('draft') === 'continue'
  return {
    id: reply.id,
    begun: { draft, isContinued, zone: ctx.actor.timeZone, now: ctx.now.toISOString() },
    body: edit.allowed || wasRefused() ? reply.body : null,
    version: versionOf(reply.body),
    reason: edit.allowed ? null : edit.reason,
    canRemove: remove.allowed,
    isOwn: reply.authorId === ctx.actor.id,
    thread: { id: reply.thread.id, title: reply.thread.title },
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await writerContext(request)
  const { replyId } = params
  const reply = isId(replyId) ? await findReply(ctx, replyId) : null
  if (!reply) throw notFound()
  const form = await readForm(request, { post: editReplySchema, delete: plainSchema }, ctx)
  if (!form.ok) return form.answer
  if (form.method === 'delete') {
    const result = await deleteReply(form.ctx, { replyId: reply.id })
    if (!result.ok) return form.refused(result.problem)
    return redirectSaying(
      paths.thread(reply.thread.id),
      reply.authorId === ctx.actor.id ? 'The reply was taken back.' : 'The reply was taken down.',
    )
  }
  const result = await editReply(form.ctx, { ...form.value, replyId: reply.id })
  if (!result.ok) return form.refused(result.problem)
  return redirect(paths.reply(reply.thread.id, reply.id))
}

export default function EditReply() {
  const { id, begun, body, version, reason, canRemove, isOwn, thread } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = readAnswer(answer)
  return (
    <Page className="narrow">
      <PageHead
        title={body === null ? (isOwn ? 'Take your reply back' : 'Take a reply down') : 'Change your reply'}
        lead={body === null ? reason : undefined}
        crumbs={[{ label: thread.title, href: paths.reply(thread.id, id) }]}
      />
      {body === null ? null : (
        <WithDraft spot={{ place: 'reply-edit', subjectId: id }} page={paths.editReply(id)} {...begun}>
          {(draft) => (
            <PostForm method="put" action={paths.editReply(id)} answer={answer} className="form">
              <Began version={version} answer={answer} />
              <TextArea
                {...form.field('body', draft?.body ?? body)}
                label="Your reply"
                help="What it said before is kept for the moderators."
                required
                rows={8}
                maxLength={20000}
              />
              <div className="row">
                <Button look="main">Save</Button>
                <DraftAutosave spot={{ place: 'reply-edit', subjectId: id }} />
              </div>
            </PostForm>
          )}
        </WithDraft>
      )}
      {canRemove ? (
        <div className="mt-8">
          <ConfirmButton
            look="quiet"
            label={isOwn ? 'Take it back' : 'Take it down'}
            question="The words are shown to nobody any more. Answers to it stay."
            confirm={isOwn ? 'Take it back' : 'Take it down'}
            action={paths.editReply(id)}
            fields={{ _method: 'delete' }}
          />
        </div>
      ) : null}
    </Page>
  )
}
