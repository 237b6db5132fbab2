import { Link, type LinkProps } from './link.tsx'
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ButtonStyle = {
  /** `main` once a view; `quiet` for what may be left; `danger` for what cannot be taken back. */
  look?: 'main' | 'plain' | 'quiet' | 'danger'
  size?: 'small'
  /** As wide as its container. */
  whole?: boolean
}

export type ButtonProps = ButtonStyle &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** While the request is on its way: says `pendingLabel` and takes no second click. */
    pending?: boolean
    pendingLabel?: ReactNode
  }

export type ButtonLinkProps = ButtonStyle & LinkProps

export function Button({
  look,
  size,
  whole,
  pending,
  pendingLabel,
  className,
  children,
  type = 'submit',
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames(buttonClass({ look, size, whole }), className)}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </button>
  )
}

export function ButtonLink({ look, size, whole, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={classNames(buttonClass({ look, size, whole }), className)}>
      {children}
    </Link>
  )
}

/** The classes of a button, for a `<summary>` or `<a>` that has to look like one. */
export function buttonClass({ look = 'plain', size, whole }: ButtonStyle = {}): string {
  return classNames('btn', look !== 'plain' && look, size, whole && 'whole')
}
