import type { ReactNode } from 'react'
import { Who, type WhoProps } from './who.tsx'

export type PeopleListProps = {
  people: readonly (WhoProps & { key?: string })[]
  /** The last line: who else is there and cannot be named here. */
  more?: ReactNode
}

/** People side by side, as many columns as fit. */
export function PeopleList({ people, more }: PeopleListProps) {
  return (
    <ul className="people">
      {people.map(({ key, ...person }) => (
        <li key={key ?? person.href ?? person.name}>
          <Who {...person} />
        </li>
      ))}
      {more ? <li className="muted small">{more}</li> : null}
    </ul>
  )
}
