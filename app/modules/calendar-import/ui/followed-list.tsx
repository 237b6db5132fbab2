import { Badge, type BadgeProps } from '#app/components/badge.tsx'
import { Link } from '#app/components/link.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { Section } from '#app/components/section.tsx'
import { paths } from '#app/paths.ts'
import type { FollowedView } from '../view.ts'

export type FollowedListProps = {
  followed: readonly FollowedView[]
  checkedAt: string | null
  now: string
  zone: string
}

const words: Record<FollowedView['state'], [string, BadgeProps['tone']]> = {
  here: ['Kept in step', 'good'],
  yours: ['Yours: changed here', 'info'],
  off: ['Called off', 'stop'],
  over: ['Over', 'plain'],
  'left-out': ['Left out', 'plain'],
}

/** What became of the events of a calendar. One that was changed here is no longer changed from there. */
export function FollowedList({ followed, checkedAt, now, zone }: FollowedListProps) {
  return (
    <Section
      title="What came of it"
      note={
        checkedAt ? (
          <>
            Looked at <RelativeTime at={checkedAt} now={now} zone={zone} />
          </>
        ) : undefined
      }
    >
      <ul className="rows tight">
        {followed.map(({ key, title, eventId, state }) => (
          <li key={key}>
            <div className="grow">
              {eventId ? <Link to={paths.event(eventId)}>{title}</Link> : <span>{title}</span>}
            </div>
            <Badge tone={words[state][1]}>{words[state][0]}</Badge>
          </li>
        ))}
      </ul>
      {followed.some(({ state }) => state === 'yours') ? (
        <p className="muted mt-4">What you change here is yours: from then on the calendar no longer changes it.</p>
      ) : null}
    </Section>
  )
}
