import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import { replySpot } from '../domain/draft.ts'
import { DraftAutosave } from './draft-autosave.tsx'

export type ReplyFormProps = {
  threadId: string
  /** The reply that is answered, with its author's name. */
  to?: { id: string; name: string } | null
  /** What the form starts with. */
  given?: string
  answer?: AnsweredForm
  className?: string
}

export function ReplyForm({ threadId, to, given, answer, className }: ReplyFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm action={paths.threadReplies(threadId)} answer={answer} className={className}>
      {to ? <HiddenFields fields={{ parentId: to.id }} /> : null}
      <TextArea
        {...form.field('body', given)}
        label={to?.name ? `Your answer to ${to.name}` : 'Your reply'}
        help="Markdown works. Write @ and a name to call somebody in."
        required
        maxLength={20000}
        rows={5}
        autoFocus={Boolean(to) || given !== undefined}
      />
      <div className="row mt-4">
        <Button look="main">Post reply</Button>
        {to ? (
          <ButtonLink look="quiet" to={paths.reply(threadId, to.id)}>
            Not now
          </ButtonLink>
        ) : null}
        <DraftAutosave spot={replySpot(threadId, to?.id)} />
      </div>
    </PostForm>
  )
}
