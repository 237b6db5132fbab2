import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { FormErrors } from '#app/components/form-errors.tsx'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { paths } from '#app/paths.ts'
import type { SlotPage } from '../view.ts'

/** Who comes to a mentor's slot and who waits for it, and the way to call it off. */
export function SlotPeople({ slot, answer }: { slot: SlotPage; answer: AnsweredForm }) {
  const { id, people, seats, isOff, isOpen } = slot
  const coming = people.filter(({ isWaiting }) => !isWaiting).length
  return (
    <>
      {isOff ? <Notice tone="stop">You called this time off.</Notice> : null}
      <Section title="Who comes" note={`${coming} of ${seats} ${seats === 1 ? 'place' : 'places'} taken`}>
        {people.length === 0 ? (
          <EmptyState title="Nobody yet" illustration="lamp">
            Whoever books this time is listed here, with what they want from it.
          </EmptyState>
        ) : (
          <ul className="rows">
            {people.map(({ bookingId, name, handle, topic, isWaiting }) => (
              <li key={bookingId}>
                <Avatar name={name} />
                <div className="grow">
                  <h3>
                    {isWaiting ? (
                      <Link to={paths.member(handle)}>{name}</Link>
                    ) : (
                      <Link to={paths.booking(bookingId)}>{name}</Link>
                    )}
                  </h3>
                  <p className="small">{topic}</p>
                </div>
                {isWaiting ? (
                  <div className="end">
                    <Badge tone="warning">In line</Badge>
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {isOpen ? <CallOff id={id} answer={answer} /> : <FormErrors errors={readAnswer(answer).problems} kept="" />}
    </>
  )
}

function CallOff({ id, answer }: { id: string; answer: AnsweredForm }) {
  const form = readAnswer(answer)
  return (
    <Section title="Call this time off">
      <PostForm action={paths.slot(id)} answer={answer} className="stack mt-4">
        <input type="hidden" name="part" value="call-off" />
        <TextArea
          {...form.field('reason')}
          label="A few words to those who booked it"
          optional
          rows={3}
          maxLength={600}
          help="Nobody can book this time afterwards, and whoever waits is told."
        />
        <Button look="danger">Call it off</Button>
      </PostForm>
    </Section>
  )
}
