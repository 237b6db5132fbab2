import { Link } from '#app/components/link.tsx'
import { Check } from '#app/components/icons.tsx'
import { Avatar } from '#app/components/avatar.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Door } from '#app/components/door.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { CachedMarkup } from '#app/components/cached-markup.tsx'
import { DateTile } from '#app/components/date-tile.tsx'
import { Time } from '#app/components/time.tsx'
import { dayOfThisYear } from '#app/lib/clock.ts'
import type { HitView } from '../view.ts'
import { Marked } from './marked.tsx'

/** One thing that was found. */
export function Hit({ hit, zone, now }: HitProps) {
  return <CachedMarkup as="li" inside={RowOfHit} of={{ hit, zone, now: dayOfThisYear(now, zone) }} />
}

type HitProps = { hit: HitView; zone: string; now: string }

function RowOfHit({ hit, zone, now }: HitProps) {
  return (
    <>
      <Face hit={hit} zone={zone} />
      <div className="grow">
        <h2>
          <Link to={hit.href}>
            <Marked pieces={hit.title} />
          </Link>
        </h2>
        {hit.snippet.length > 0 ? (
          <p className="snip">
            <Marked pieces={hit.snippet} />
          </p>
        ) : null}
        <p className="meta">
          {hit.badge === 'Answered' ? (
            <Badge tone="good" icon={<Check className="icon s" aria-hidden="true" />}>
              Answered
            </Badge>
          ) : hit.badge ? (
            <Badge tone="stop">{hit.badge}</Badge>
          ) : null}
          {hit.startsAt && hit.zone ? (
            <Time at={hit.startsAt} zone={zone} there={{ zone: hit.zone }} now={now} />
          ) : null}
          {hit.meta.map((words) => (
            <span key={words}>{words}</span>
          ))}
        </p>
      </div>
    </>
  )
}

function Face({ hit, zone }: { hit: HitView; zone: string }) {
  switch (hit.kind) {
    case 'members':
      return <Avatar name={hit.name} />
    case 'groups':
      return <Emblem name={hit.name} />
    case 'threads':
    case 'resources':
      return <Emblem name={hit.group ?? hit.name} />
    case 'spaces':
      return <Door name={hit.name} />
    case 'events':
      return hit.startsAt ? (
        <DateTile at={hit.startsAt} zone={zone} tone={hit.badge === 'Cancelled' ? 'off' : 'green'} />
      ) : (
        <Emblem name={hit.name} />
      )
  }
}
