import { Link } from '#app/components/link.tsx'
import { paths } from '#app/paths.ts'
import type { Person } from '../view.ts'

/** A person in running text. */
export function PersonLink({ handle, name }: Person) {
  return handle ? <Link to={paths.member(handle)}>{name}</Link> : <span>{name}</span>
}
