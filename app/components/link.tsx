import type { AnchorHTMLAttributes } from 'react'

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  /** A path of the hall, from its root, or an address elsewhere. */
  to: string
  /** Stays where it is scrolled to. */
  preventScrollReset?: boolean
  /** Leaves the page as links always did, for what is no page of the hall or has to be loaded afresh. */
  reloadDocument?: boolean
}

/**
 * A link to a page of the hall: a plain element, since a page has hundreds, which the frame follows without loading the
 * whole page again (`useLinks`).
 */
export function Link({ to, preventScrollReset, reloadDocument, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={to}
      data-reloads={reloadDocument ? '' : undefined}
      data-stays={preventScrollReset ? '' : undefined}
    />
  )
}
