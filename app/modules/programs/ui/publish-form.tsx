import { ConfirmAnswers, ConfirmFrame } from '#app/components/confirm-frame.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { paths } from '#app/paths.ts'
import { modeWords } from '../domain/program.ts'

export type PublishFormProps = {
  slug: string
  runId: string
  mode: string
  isPublished: boolean
  answer?: AnsweredForm
}

/** Choosing the one of the three ways that counts. */
export function PublishForm({ slug, runId, mode, isPublished, answer }: PublishFormProps) {
  const form = readAnswer(answer)
  return (
    <PostForm
      action={paths.programPublish(slug)}
      answer={answer}
      kept="Nothing was published."
      className="form max-w-130"
    >
      <input type="hidden" name="runId" value={runId} />
      <RadioCards
        legend="Which way"
        required
        help="Everybody enrolled can check the matching afterwards."
        {...form.field('mode', mode)}
        options={Object.entries(modeWords).map(([value, { name, promise }]) => ({ value, label: name, hint: promise }))}
      />
      <ConfirmFrame
        look="main"
        label="Publish this matching"
        question={
          isPublished
            ? 'This replaces the matching that is published now. Everybody enrolled sees it at once and hears of it.'
            : 'Everybody enrolled sees their partners at once and hears of it.'
        }
      >
        <ConfirmAnswers confirm="Publish it" look="main" />
      </ConfirmFrame>
    </PostForm>
  )
}
