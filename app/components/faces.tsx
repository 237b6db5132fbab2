import { Avatar } from './avatar.tsx'

export type FacesProps = {
  people: readonly { name: string; avatar?: string | null }[]
  /** How many there are in all, when more than the faces shown. */
  total?: number
  /** At most this many faces. */
  show?: number
}

/** A row of small faces, named for those who cannot see them. */
export function Faces({ people, total = people.length, show = 5 }: FacesProps) {
  const shown = people.slice(0, show)
  const more = total - shown.length
  return (
    <ul className="faces">
      {shown.map(({ name, avatar }, index) => (
        <li key={`${name} ${index}`}>
          <Avatar name={name} src={avatar} size="s" label={name} />
        </li>
      ))}
      {more > 0 ? (
        <li className="faces-more">
          <span aria-hidden="true">+ {more}</span>
          <span className="hush">and {more} more</span>
        </li>
      ) : null}
    </ul>
  )
}
