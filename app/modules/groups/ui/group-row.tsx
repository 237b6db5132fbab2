import { Link } from '#app/components/link.tsx'
import type { ReactNode } from 'react'
import { Badge } from '#app/components/badge.tsx'
import { Emblem } from '#app/components/emblem.tsx'
import { paths } from '#app/paths.ts'
import { doorWords } from '../domain/group.ts'
import type { GroupCard } from '../view.ts'

/** A group in a list. */
export function GroupRow({ group, unread = 0, note }: { group: GroupCard; unread?: number; note?: ReactNode }) {
  const { slug, name, summary, visibility, joinPolicy, memberCount, membershipStatus, tags } = group
  return (
    <li>
      <Emblem name={name} />
      <div className="grow">
        <h3>
          <Link to={paths.group(slug)}>{name}</Link>
        </h3>
        <p className="small">{summary}</p>
        <p className="meta">
          {membershipStatus === 'invited' ? <Badge tone="warning">You are invited</Badge> : null}
          {membershipStatus === 'pending' ? <Badge>You have asked to join</Badge> : null}
          {unread > 0 ? <Badge tone="good">{unread === 100 ? '99+ new' : `${unread} new`}</Badge> : null}
          {note ? <span>{note}</span> : null}
          <span className="num">{memberCount === 1 ? '1 member' : `${memberCount} members`}</span>
          <span>{doorWords(visibility, joinPolicy)}</span>
          {tags.slice(0, 3).map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
        </p>
      </div>
    </li>
  )
}
