import { Link } from '#app/components/link.tsx'
import type { ReactNode } from 'react'
import { Avatar } from '#app/components/avatar.tsx'
import { LanternIcon } from '#app/components/lantern-icon.tsx'
import { Pill, type PillProps } from '#app/components/pill.tsx'
import { pointWords } from '#app/components/score-segments.ts'
import { clockWords, shortMonth, wallTime } from '#app/lib/clock.ts'
import { shortDayName } from '#app/lib/week.ts'
import { paths } from '#app/paths.ts'

export type MentorCardProps = {
  mentor: { handle: string; name: string; headline: string; place: string }
  /** Of 100, where there is something to compare with. */
  score?: number
  /** The bar under the name. */
  bar?: ReactNode
  /** One sentence about why, or what they say of themselves. */
  why: string
  pills: readonly { label: string; look: NonNullable<PillProps['look']> }[]
  /** The next free slot, an ISO instant. */
  next?: string
  zone: string
  /** Whether `zone` is the viewer's own. */
  isYours?: boolean
  actions?: ReactNode
  children?: ReactNode
}

/** A mentor in a list: who they are, why they fit, what they know, and when they are free next. */
export function MentorCard(props: MentorCardProps) {
  return (
    <article className="mentor">
      <InsideMentorCard {...props} />
    </article>
  )
}

/** What stands in the `<article className="mentor">` of a mentor. */
export function InsideMentorCard({
  mentor,
  score,
  bar,
  why,
  pills,
  next,
  zone,
  isYours = true,
  actions,
  children,
}: MentorCardProps) {
  const headline = [mentor.headline, mentor.place].filter(Boolean).join('. ')
  return (
    <>
      <div className="top">
        <Avatar name={mentor.name} size="l" />
        <div>
          <h3>
            <Link to={paths.mentor(mentor.handle)}>{mentor.name}</Link>
          </h3>
          {headline ? <p className="muted">{headline}</p> : null}
        </div>
        {score === undefined ? null : (
          <p className="score">
            {pointWords(score)}
            <small className="sr-only"> of 100</small>
          </p>
        )}
      </div>
      {bar}
      {why ? <p className={bar ? 'why' : 'why mt-4'}>{why}</p> : null}
      {pills.length > 0 ? (
        <p className="pills">
          {pills.map(({ label, look }) => (
            <Pill key={label} look={look}>
              {label}
            </Pill>
          ))}
        </p>
      ) : null}
      <div className="do">
        <NextSlot next={next} zone={zone} isYours={isYours} />
        {actions ? <span className="row">{actions}</span> : null}
      </div>
      {children}
    </>
  )
}

function NextSlot({ next, zone, isYours }: { next?: string; zone: string; isYours: boolean }) {
  if (!next) return <span className="small muted">No free slot in the weeks ahead</span>
  const wall = wallTime(next, zone)
  return (
    <span className="small lit">
      <LanternIcon className="s" />
      <span>
        Next free:{' '}
        <time dateTime={next}>
          {shortDayName(wall.weekday)} {wall.day} {shortMonth(wall)}, {clockWords(wall)}
        </time>
        , {isYours ? 'your time' : zone}
      </span>
    </span>
  )
}
