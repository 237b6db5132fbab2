import { Link } from '#app/components/link.tsx'
import { Video } from '#app/components/icons.tsx'
import { Badge } from '#app/components/badge.tsx'
import { ordinal, seatWords } from '#app/components/seating.ts'
import { Time } from '#app/components/time.tsx'
import { paths } from '#app/paths.ts'
import type { EventItem } from '../view.ts'
import { modeWords } from './event-words.ts'

export type EventMetaProps = {
  event: EventItem
  zone: string
  show?: 'full' | 'clock'
  now?: string
  hides?: 'group' | 'space'
}

/** The line under an event's title: when on both clocks, where, whose, and how it stands with seats. */
export function EventMeta({ event, zone, show = 'full', now, hides }: EventMetaProps) {
  const { startsAt, endsAt, timeZone, town, space, group, mode, location, distance, status } = event
  const place = space && hides !== 'space' ? space.name : mode === 'online' ? '' : location
  return (
    <p className="meta">
      <Time
        at={startsAt}
        until={endsAt}
        zone={zone}
        show={show}
        now={now}
        there={{ zone: timeZone, place: town ?? undefined }}
      />
      {place ? <span>{place}</span> : null}
      {distance ? <span>{distance}</span> : null}
      {group && hides !== 'group' ? (
        <span>
          <Link className="plain" to={paths.group(group.slug)}>
            {group.name}
          </Link>
        </span>
      ) : null}
      {mode === 'in-person' ? null : (
        <span>
          <Video className="icon s" aria-hidden="true" />
          {modeWords[mode]}
        </span>
      )}
      {status === 'cancelled' ? <Badge tone="stop">Cancelled</Badge> : <SeatState event={event} />}
    </p>
  )
}

function SeatState({ event: { capacity, taken, waiting, yours, status } }: { event: EventItem }) {
  if (status === 'draft') return <Badge>Draft</Badge>
  if (yours?.state === 'confirmed') return <Badge tone="good">You are going</Badge>
  if (yours?.position) return <Badge tone="warning">You are {ordinal(yours.position)} in line</Badge>
  const isScarce = capacity !== null && capacity - taken <= 5
  const words = seatWords({ capacity, taken, waiting })
  return isScarce ? <Badge tone="warning">{words}</Badge> : <span>{words}</span>
}
