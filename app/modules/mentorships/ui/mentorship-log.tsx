import { Section } from '#app/components/section.tsx'
import { Time } from '#app/components/time.tsx'
import type { LogEntry } from '../view.ts'

export type MentorshipLogProps = { log: readonly LogEntry[]; zone: string; now: string }

const words: Record<LogEntry['what'], string> = {
  asked: 'The request',
  started: 'You began',
  talk: 'A talk',
  cancelled: 'A talk that was cancelled',
  ended: 'It ended',
}

/** What happened so far and what is booked, the latest first. */
export function MentorshipLog({ log, zone, now }: MentorshipLogProps) {
  return (
    <Section title="Log" note="Talks you book appear here by themselves">
      <ul className="rows tight">
        {log.map(({ at, what, text }) => (
          <li key={`${what} ${at}`}>
            <div className="grow">
              <p>
                <strong>{words[what]}</strong>
                {text ? `: ${text}` : null}
              </p>
              <p className="meta">
                <Time at={at} zone={zone} now={now} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
