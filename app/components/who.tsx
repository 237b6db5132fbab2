import { Link } from './link.tsx'
import type { ReactNode } from 'react'
import { Avatar, type AvatarProps } from './avatar.tsx'

export type WhoProps = {
  name: string
  href?: string
  avatar?: string | null
  sub?: ReactNode
  size?: AvatarProps['size']
}

/** A person in one line: face, name, and what matters about them here. */
export function Who({ name, href, avatar, sub, size }: WhoProps) {
  return (
    <span className="who">
      <Avatar name={name} src={avatar} size={size} />
      <span>
        {href ? (
          <Link className="name plain" to={href}>
            {name}
          </Link>
        ) : (
          <span className="name">{name}</span>
        )}
        {sub ? <span className="sub">{sub}</span> : null}
      </span>
    </span>
  )
}
