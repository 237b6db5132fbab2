import { Link } from '#app/components/link.tsx'
import { ChevronRight } from '#app/components/icons.tsx'
import { Button } from '#app/components/button.tsx'
import { type AnsweredForm, readAnswer } from '#app/components/form-answer.ts'
import { Notice } from '#app/components/notice.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { RadioCards } from '#app/components/radio-cards.tsx'
import { Section } from '#app/components/section.tsx'
import { TextArea } from '#app/components/text-area.tsx'
import { Time } from '#app/components/time.tsx'
import { MISSED_COUNTS_DAYS } from '#app/modules/mentors/domain/missed.ts'
import { paths } from '#app/paths.ts'
import type { BookingPage } from '../view.ts'

type AfterTalkProps = {
  booking: BookingPage
  zone: string
  now: string
  answerTo: (method: string) => AnsweredForm
}

/** What follows a talk: how it was, and what is recorded when somebody did not come. */
export function AfterTalk({ booking, zone, now, answerTo }: AfterTalkProps) {
  return (
    <>
      <Feedback booking={booking} zone={zone} now={now} answer={answerTo('feedback')} />
      <Missed booking={booking} answer={answerTo('missed')} />
    </>
  )
}

const ratings = [
  { value: '5', label: 'It moved me on a lot' },
  { value: '4', label: 'It helped' },
  { value: '3', label: 'A little' },
  { value: '2', label: 'Hardly' },
  { value: '1', label: 'Not at all' },
]

function Feedback({ booking, zone, now, answer }: Omit<AfterTalkProps, 'answerTo'> & { answer: AnsweredForm }) {
  const { id, other, can, feedback } = booking
  const { given, received, sealedUntil } = feedback
  const first = other.name.split(' ')[0]!
  if (!can.review && !given && !received) return null
  const form = readAnswer(answer, (name) => `feedback-${name}`)
  return (
    <Section title="How it was">
      {received ? (
        <Said title={`${first} said`} {...received} />
      ) : given ? (
        <p className="mt-4 muted">
          You read what {first} says when both of you have said something, or on{' '}
          <Time at={sealedUntil} zone={zone} now={now} />. Until then neither reads the other’s.
        </p>
      ) : null}
      {given ? <Said title="You said" {...given} /> : null}
      {can.review ? (
        <PostForm action={paths.booking(id)} answer={answer} className="stack mt-4">
          <input type="hidden" name="_method" value="feedback" />
          <RadioCards
            legend="Did it help?"
            required
            sideBySide
            options={ratings}
            {...form.field('rating')}
            id="feedback-rating"
          />
          <TextArea
            {...form.field('words')}
            label={`Something for ${first} to read`}
            optional
            rows={3}
            maxLength={2000}
            help="Sealed until both of you have said something, three days at most. Neither reads the other’s before."
          />
          <Button look="main">Say how it was</Button>
        </PostForm>
      ) : null}
    </Section>
  )
}

function Said({ title, rating, words }: { title: string; rating: number; words: string }) {
  return (
    <div className="mt-4">
      <p>
        <strong>{title}:</strong> {ratings.find(({ value }) => value === String(rating))?.label.toLowerCase()}
      </p>
      {words ? <p className="kept-lines">{words}</p> : null}
    </div>
  )
}

function Missed({ booking, answer }: { booking: BookingPage; answer: AnsweredForm }) {
  const { id, other, can, recorded, recordedOfMe } = booking
  const first = other.name.split(' ')[0]!
  const form = readAnswer(answer, (name) => `missed-${name}`)
  return (
    <>
      {recordedOfMe ? (
        <div className="mt-4">
          <Notice tone="warning" title={`${first} recorded that you did not come.`}>
            {recordedOfMe.isLifted ? (
              'It was taken back and does not count.'
            ) : (
              <>
                {recordedOfMe.words ? `“${recordedOfMe.words}” ` : null}
                It counts for {MISSED_COUNTS_DAYS} days: others see how many talks you missed, and from the second on
                mentors answer each of your bookings.{' '}
                {recordedOfMe.isAppealed ? (
                  'Your appeal is with a moderator.'
                ) : (
                  <Link to={paths.report('missed-talk', recordedOfMe.id)}>This is not right</Link>
                )}
              </>
            )}
          </Notice>
        </div>
      ) : null}
      {recorded ? (
        <div className="mt-4">
          <Notice title={`You recorded that ${first} did not come.`}>
            {recorded.isLifted ? (
              'It does not count any more.'
            ) : (
              <PostForm action={paths.booking(id)} className="mt-4">
                <input type="hidden" name="_method" value="take-back" />
                <input type="hidden" name="missedId" value={recorded.id} />
                <Button size="small">Take it back</Button>
              </PostForm>
            )}
          </Notice>
        </div>
      ) : null}
      {can.record ? (
        <details className="section" open={answer !== undefined}>
          <summary>
            <ChevronRight className="icon s turns" aria-hidden="true" />
            {first} did not come
          </summary>
          <PostForm action={paths.booking(id)} answer={answer} className="stack mt-4">
            <input type="hidden" name="_method" value="missed" />
            <TextArea
              {...form.field('words')}
              label="What happened"
              optional
              rows={2}
              maxLength={600}
              help={`${first} reads this and can appeal. It counts for ${MISSED_COUNTS_DAYS} days.`}
            />
            <Button>Record it</Button>
          </PostForm>
        </details>
      ) : null}
    </>
  )
}
