import type { AnsweredForm } from '#app/components/form-answer.ts'
import { Badge } from '#app/components/badge.tsx'
import { Button } from '#app/components/button.tsx'
import { CheckField } from '#app/components/check-field.tsx'
import { PostForm } from '#app/components/post-form.tsx'
import { Section } from '#app/components/section.tsx'
import { clockWords, dayWords, wallTime } from '#app/lib/clock.ts'
import type { PassedOver, StepView } from '../view.ts'

export type ImportPreviewProps = {
  steps: readonly StepView[]
  passedOver: PassedOver
  url: string | null
  answer: AnsweredForm
}

/** More than this are not decided about one by one; a form has room for a thousand fields. */
const MAX_TICKS = 500

const done = {
  changed: 'Changes',
  off: 'Called off',
  gone: 'Called off',
  kept: 'Yours stays',
  same: 'As it is',
} as const

/** What taking a calendar in would do, before it is done; each new event can be left out. */
export function ImportPreview({ steps, passedOver, url, answer }: ImportPreviewProps) {
  const asked = steps.filter((step) => step.kind === 'new' || step.kind === 'left-out')
  const others = steps.filter((step) => step.kind !== 'new' && step.kind !== 'left-out' && step.kind !== 'same')
  const same = steps.filter((step) => step.kind === 'same').length
  const isNews = asked.length + others.length > 0
  return (
    <PostForm answer={answer} className="stack">
      {asked.length > 0 ? (
        <Section title={asked.length === 1 ? 'One event is not here yet' : `${asked.length} events are not here yet`}>
          {asked.length > MAX_TICKS ? (
            <AllOfThem steps={asked} />
          ) : (
            <>
              <p className="muted mt-4">
                Tick what is to show here. What you leave out stays left out, until you tick it.
              </p>
              <div className="choices mt-4">
                {asked.map((step) => (
                  <CheckField
                    key={step.key}
                    name="take"
                    value={step.key}
                    defaultChecked={step.kind === 'new'}
                    label={step.title}
                    hint={whenWords(step)}
                  />
                ))}
              </div>
            </>
          )}
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title="What becomes of the others">
          <ul className="rows tight">
            {others.slice(0, MAX_TICKS).map((step) => (
              <li key={step.key}>
                <div className="grow">
                  <p>{step.title}</p>
                  <p className="meta">
                    <span>{whenWords(step)}</span>
                  </p>
                </div>
                <Badge tone={done[step.kind as keyof typeof done] === done.off ? 'stop' : 'info'}>
                  {done[step.kind as keyof typeof done]}
                </Badge>
              </li>
            ))}
          </ul>
          {others.length > MAX_TICKS ? <p className="muted mt-4">And {others.length - MAX_TICKS} more.</p> : null}
        </Section>
      ) : null}
      {passedOver.leftOut.length + passedOver.remarks.length > 0 ? <NotTakenIn {...passedOver} /> : null}
      {isNews ? (
        <p className="muted">{passedWords(same, passedOver)}</p>
      ) : (
        <Section title="Nothing new in it">
          <p className="muted mt-4">{passedWords(same, passedOver)}</p>
        </Section>
      )}
      <div>
        <Button look="main" name="intent" value="import">
          {url ? (isNews ? 'Take it in and follow it' : 'Follow it') : isNews ? 'Take it in' : 'Leave it as it is'}
        </Button>
      </div>
    </PostForm>
  )
}

/** What is shown of a calendar with too many events to decide about one by one. */
function AllOfThem({ steps }: { steps: readonly StepView[] }) {
  return (
    <>
      <input type="hidden" name="all" value="new" />
      <p className="muted mt-4">
        These are too many to tick one by one: all that are new come in, the first of them below.
      </p>
      <ul className="rows tight mt-4">
        {steps.slice(0, 20).map((step) => (
          <li key={step.key}>
            <div className="grow">
              <p>{step.title}</p>
              <p className="meta">
                <span>{whenWords(step)}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function NotTakenIn({ leftOut, leftOutInAll, remarks }: PassedOver) {
  const more = leftOutInAll - leftOut.length
  return (
    <Section title="What is not taken in">
      <ul className="rows tight">
        {[...leftOut, ...remarks].map(({ title, reason }, index) => (
          <li key={index}>
            <div className="grow">
              <p>{title}</p>
              <p className="meta">
                <span>{reason}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="muted mt-4">And {more} more.</p> : null}
    </Section>
  )
}

function whenWords({ startsLocal, isWholeDay, repeats, others }: StepView): string {
  if (!startsLocal) return 'No longer in the calendar'
  const start = wallTime(`${startsLocal}:00Z`, 'UTC')
  const when = `${dayWords(start)} ${start.year}${isWholeDay ? '' : `, ${clockWords(start)}`}`
  if (!repeats) return when
  return others > 0
    ? `${repeats}, from ${when}; ${others === 1 ? 'one date differs' : `${others} dates differ`}`
    : `${repeats}, from ${when}`
}

function passedWords(same: number, { isPrivate }: PassedOver): string {
  const parts = [
    same > 0 ? `${same} ${same === 1 ? 'is' : 'are'} here already, as ${same === 1 ? 'it is' : 'they are'}.` : '',
    isPrivate > 0 ? `${isPrivate} marked as private ${isPrivate === 1 ? 'stays' : 'stay'} out.` : '',
    'What is over is left behind.',
  ]
  return parts.filter(Boolean).join(' ')
}
