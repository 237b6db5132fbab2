import { useSearchParams } from '@remix-run/react'
import { Button, ButtonLink } from '#app/components/button.tsx'
import type { AnsweredForm } from '#app/components/form-answer.ts'
import { readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { TextField } from '#app/components/text-field.tsx'
import { paths } from '#app/paths.ts'
import type { EventPage } from '../view.ts'
import { RsvpFields } from './rsvp-fields.tsx'
import { isFull } from './seat-words.ts'

export type GuestFormProps = { event: EventPage; answer?: AnsweredForm }

/** For somebody who is not signed in: the way in, and a seat by a link in a letter where the organizers allow it. */
export function GuestForm({ event, answer }: GuestFormProps) {
  const form = readAnswer(answer)
  const [query] = useSearchParams()
  return (
    <>
      {query.get('asked') === 'guest' && event.can.comeAsGuest ? (
        <Notice tone="good" title="Look into your mailbox." live>
          We have sent you a link; nothing is taken before you open it and confirm. No letter within a few minutes? Look
          among the spam, or ask again below.
        </Notice>
      ) : null}
      <div className="row">
        <ButtonLink look="main" to={paths.login(paths.event(event.id, event.repeats ? event.on : undefined))}>
          Sign in to take a seat
        </ButtonLink>
      </div>
      {event.can.comeAsGuest ? (
        <details open={answer !== undefined}>
          <summary>Come without an account</summary>
          <PostForm
            className="stack"
            action={paths.guestRsvp(event.id, event.repeats ? event.on : undefined)}
            answer={answer}
          >
            <div className="row">
              <TextField {...form.field('name')} label="Your name" autoComplete="name" required maxLength={80} />
              <TextField
                {...form.field('email')}
                type="email"
                label="Your e-mail"
                autoComplete="email"
                required
                maxLength={254}
              />
            </div>
            <RsvpFields event={event} answer={answer} />
            <p className="small muted">
              We send you a link. It takes the seat, and with it you can give the seat back. The organizers see your
              name; name and address are deleted 30 days after the event.
            </p>
            <Button>{event.approval ? 'Ask to come' : isFull(event) ? 'Join the line' : 'Send me the link'}</Button>
          </PostForm>
        </details>
      ) : null}
    </>
  )
}
