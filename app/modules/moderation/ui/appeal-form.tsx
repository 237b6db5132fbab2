import { Button } from '#app/components/button.tsx'
import { readAnswer, type AnsweredForm } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import type { SanctionView } from '../view.ts'

/** The way to answer a sanction, or that it was answered. */
export function AppealForm({ sanction, answer }: { sanction: SanctionView; answer?: AnsweredForm }) {
  const form = readAnswer(answer)
  if (!sanction.can.appeal) {
    if (!sanction.appeal || sanction.isOver) return null
    return <Notice>Your appeal has been sent. A moderator will read it, and you get a mail if this ends early.</Notice>
  }
  return (
    <PostForm answer={answer} className="stack block-s">
      <input type="hidden" name="sanction" value={sanction.id} />
      <TextArea
        label="Your appeal"
        help="Say what was overlooked. A moderator who reads it can end this early."
        required
        maxLength={2000}
        {...form.field('appeal')}
      />
      <Button look="main">Send appeal</Button>
    </PostForm>
  )
}
