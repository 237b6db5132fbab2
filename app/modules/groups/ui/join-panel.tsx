import { Button } from '#app/components/button.tsx'
import { Card } from '#app/components/card.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'

export type JoinPanelProps = { slug: string; questions: string[]; answer?: AnsweredForm }

/** Asking to be let in, with the questions the group asks of everyone. */
export function JoinPanel({ slug, questions, answer }: JoinPanelProps) {
  const form = readAnswer(answer)
  const typed = form.values('answers')
  return (
    <Card tone="well" as="section" labelledBy="ask">
      <h2 id="ask">Ask to join</h2>
      <p>
        {questions.length > 0
          ? 'The moderators read your answers and let you know.'
          : 'The moderators look at each request and let you know.'}
      </p>
      <PostForm action={paths.membership(slug)} answer={answer} className="form mt-4">
        {questions.map((question, index) => (
          <TextArea
            key={question}
            id={`answers[${index}]`}
            name="answers"
            label={question}
            rows={2}
            required
            maxLength={1000}
            defaultValue={typed[index]}
            error={form.error(`answers[${index}]`)}
          />
        ))}
        <Button look="main">Ask to join</Button>
      </PostForm>
    </Card>
  )
}
