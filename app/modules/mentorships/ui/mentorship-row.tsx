import { Link } from '#app/components/link.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge, type BadgeProps } from '#app/components/badge.tsx'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { MentorshipView } from '../view.ts'

export type MentorshipRowProps = { mentorship: MentorshipView; zone: string; now: string }

/** A mentorship in one row. */
export function MentorshipRow({ mentorship, zone, now }: MentorshipRowProps) {
  const { id, isMentor, other, goals, cadence, startedAt, status } = mentorship
  return (
    <li>
      <Avatar name={other.name} />
      <div className="grow">
        <h3>
          <Link to={paths.mentorship(id)}>{isMentor ? `You mentor ${other.name}` : `${other.name} mentors you`}</Link>
        </h3>
        <p className="small">{goals}</p>
        <p className="meta">
          <span>
            Since <Time at={startedAt} zone={zone} show="day" now={now} />
          </span>
          {cadence ? <span>{cadence}</span> : null}
        </p>
      </div>
      <div className="end">
        <MentorshipBadge status={status} />
      </div>
    </li>
  )
}

const badges: Record<MentorshipView['status'], { tone: NonNullable<BadgeProps['tone']>; words: string }> = {
  active: { tone: 'good', words: 'Active' },
  paused: { tone: 'warning', words: 'Paused' },
  completed: { tone: 'plain', words: 'Completed' },
  ended: { tone: 'plain', words: 'Ended' },
}

export function MentorshipBadge({ status }: Pick<MentorshipView, 'status'>) {
  return <Badge tone={badges[status].tone}>{badges[status].words}</Badge>
}
