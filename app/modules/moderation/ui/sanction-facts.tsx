import { Time } from '#app/components/time.tsx'
import type { SanctionView } from '../view.ts'

/** What was decided about somebody: from when until when, what it was for, and why. */
export function SanctionFacts({ sanction, zone, now }: { sanction: SanctionView; zone: string; now: string }) {
  const { from, until, isOver, about, reported, reason, appeal } = sanction
  return (
    <dl className="facts">
      <dt>From</dt>
      <dd>
        <Time at={from} zone={zone} now={now} />
      </dd>
      <dt>Until</dt>
      <dd>{isOver ? 'Over' : <Time at={until} zone={zone} now={now} />}</dd>
      {about ? (
        <>
          <dt>What it was for</dt>
          <dd>{about}</dd>
        </>
      ) : null}
      {reported ? (
        <>
          <dt>For which words</dt>
          <dd className="stack">
            <span>
              {reported.where}
              {reported.saidAt ? (
                <>
                  , <Time at={reported.saidAt} zone={zone} now={now} />
                </>
              ) : null}
            </span>
            {reported.words ? (
              <blockquote className="snip" dir="auto">
                {reported.words}
              </blockquote>
            ) : null}
          </dd>
        </>
      ) : null}
      <dt>The reason</dt>
      <dd dir="auto">{reason}</dd>
      {appeal ? (
        <>
          <dt>The appeal</dt>
          <dd dir="auto">{appeal}</dd>
        </>
      ) : null}
    </dl>
  )
}
