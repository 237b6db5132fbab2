import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { PostForm } from '#app/components/post-form.tsx'
import type { TalkPlace } from '../domain/talk-place.ts'
import { PlaceFields } from './place-fields.tsx'

/** Where a mentor's talks take place, unless two agree on another place. */
export function TalkPlaceForm({ answer, place }: { answer: AnsweredForm; place: TalkPlace | null }) {
  return (
    <PostForm answer={answer} className="stack mt-4">
      <input type="hidden" name="part" value="place" />
      <PlaceFields form={readAnswer(answer, (name) => `offered-${name}`)} place={place} optional />
      <Button>Save where you talk</Button>
      <p className="help">Talks that are booked already keep their place.</p>
    </PostForm>
  )
}
