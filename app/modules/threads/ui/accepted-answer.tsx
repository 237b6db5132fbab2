import { CircleCheck } from '#app/components/icons.tsx'
import { Button } from '#app/components/button.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { paths } from '#app/paths.ts'
import type { ReplyView } from '../view.ts'
import { ReplyBody, type ReplyContext } from './reply-body.tsx'

/** The answer that whoever asked has accepted, right under the question. */
export function AcceptedAnswer({ answer, ...context }: ReplyContext & { answer: ReplyView }) {
  return (
    <section className="answer" aria-labelledby="accepted">
      <header>
        <CircleCheck className="icon" aria-hidden="true" />
        <h2 id="accepted">Accepted answer</h2>
      </header>
      <article className="post">
        <ReplyBody {...context} reply={answer} canAccept={false} />
        {context.canAccept ? (
          <PostForm className="mt-4" action={paths.threadAnswer(context.threadId)} method="delete">
            <Button look="quiet" size="small">
              No longer the answer
            </Button>
          </PostForm>
        ) : null}
      </article>
    </section>
  )
}
