import { Link } from '#app/components/link.tsx'
import { BadgeCheck, MapPin } from '#app/components/icons.tsx'
import { Badge } from '#app/components/badge.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { paths } from '#app/paths.ts'
import type { SpaceItem } from '../view.ts'

/** A space in a list. A row of `<ul className="rows">`. */
export function SpaceRow({ space }: { space: SpaceItem }) {
  const { slug, name, tagline, city, country, isVerified, followerCount, coming, follows } = space
  return (
    <li>
      <Emblem name={name} />
      <div className="grow">
        <h3>
          <Link to={paths.space(slug)}>{name}</Link>
        </h3>
        {tagline ? <p>{tagline}</p> : null}
        <p className="meta">
          <span>
            <MapPin className="icon s" aria-hidden="true" />
            {city}, {country}
          </span>
          <span>{coming === 0 ? 'Nothing planned in the next four weeks' : `${coming} in the next four weeks`}</span>
          <span>{followerCount === 1 ? '1 follower' : `${followerCount} followers`}</span>
          {isVerified ? (
            <Badge tone="good" icon={<BadgeCheck className="icon s" aria-hidden="true" />}>
              Verified
            </Badge>
          ) : null}
          {follows ? <Badge>You follow it</Badge> : null}
        </p>
      </div>
    </li>
  )
}
