import { Link } from './link.tsx'

export type BrandProps = { href: string; name?: string }

/** The house with its lamp in the door, and the name of the hall. */
export function Brand({ href, name = 'Guildhall' }: BrandProps) {
  return (
    <Link className="brand" to={href}>
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <path className="brand-roof" d="M14 2 26 11v15H2V11z" />
        <path className="brand-door" d="M9 26v-9a5 5 0 0 1 10 0v9z" />
        <circle className="brand-lamp" cx="14" cy="18" r="2.5" />
      </svg>
      <b>{name}</b>
    </Link>
  )
}
