import { Link } from '#app/components/link.tsx'
import { Calendar } from '#app/components/icons.tsx'
import { Badge } from '#app/components/badge.tsx'
import { RelativeTime } from '#app/components/relative-time.tsx'
import { paths } from '#app/paths.ts'
import type { SourceItem } from '../view.ts'

export type SourceRowProps = {
  slug: string
  now: string
  zone: string
  source: SourceItem
}

/** A calendar that a space brings in, in the list of them. A row of `<ul className="rows">`. */
export function SourceRow({ slug, source, now, zone }: SourceRowProps) {
  const { id, name, url, following, isWaiting, failure, checkedAt, events } = source
  return (
    <li>
      <Calendar className="icon" aria-hidden="true" />
      <div className="grow">
        <h3>
          <Link to={paths.spaceSource(slug, id)}>{name}</Link>
        </h3>
        <p className="meta">
          <span>{url ? new URL(url).hostname : 'From a file'}</span>
          <span>{events === 1 ? '1 event here' : `${events} events here`}</span>
          {checkedAt ? (
            <span>
              Looked at <RelativeTime at={checkedAt} now={now} zone={zone} />
            </span>
          ) : null}
          {isWaiting ? <Badge tone="warning">Waits for your look</Badge> : null}
          {failure ? <Badge tone="stop">Cannot be read</Badge> : null}
          {url && !isWaiting && !failure ? (
            <Badge tone={following ? 'good' : undefined}>{following ? 'Followed' : 'Not followed'}</Badge>
          ) : null}
        </p>
      </div>
    </li>
  )
}
