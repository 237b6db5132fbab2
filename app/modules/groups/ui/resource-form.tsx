import { Began } from '#app/components/began.tsx'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { HiddenFields } from '#app/components/hidden-fields.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'
import type { ResourceView } from '../view.ts'

export type ResourceFormProps = { slug: string; edited?: ResourceView; version: string; answer?: AnsweredForm }

/** Keeping a link or a note, or rewriting one. */
export function ResourceForm({ slug, edited, version, answer }: ResourceFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm action={paths.groupResources(slug)} method={edited ? 'put' : 'post'} answer={answer} className="form">
      {edited ? (
        <>
          <HiddenFields fields={{ id: edited.id }} />
          <Began version={version} answer={answer} />
        </>
      ) : null}
      <TextField {...form.field('title', edited?.title)} label="Title" required maxLength={120} />
      <TextField
        {...form.field('url', edited?.url ?? undefined)}
        label="Address"
        type="url"
        inputMode="url"
        placeholder="https://"
        help="Where it leads. A note of your own needs none."
        optional
        maxLength={2000}
      />
      <TextArea
        {...form.field('body', edited?.body)}
        label="Note"
        help="What it is good for, or the note itself. Markdown works."
        optional
        rows={3}
        maxLength={5000}
      />
      <div className="row">
        <Button look="main">{edited ? 'Save' : 'Keep it for the group'}</Button>
        {edited ? (
          <ButtonLink look="quiet" to={paths.groupResources(slug)}>
            Leave it as it is
          </ButtonLink>
        ) : null}
      </div>
    </PostForm>
  )
}
