import { Link } from './link.tsx'
import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { Brand } from './brand.tsx'
import { ButtonLink } from './button.tsx'
import { SkipLink } from './skip-link.tsx'

export type FrameLink = { label: string; href: string; current?: boolean }

export type LandingFrameProps = {
  viewer: { name: string; avatar?: string | null } | null
  links: { front: string; home: string; signIn: string; join: string }
  /** Pages anyone may look at, in the header. */
  nav: readonly FrameLink[]
  /** House rules, moderation log, privacy … */
  foot: readonly FrameLink[]
  /** Said at the left of the foot: the name of the hall and where it stands. */
  imprint: string
  brand?: string
  children: ReactNode
}

/** The frame of pages a visitor sees first: header, `<main id="main">`, foot. */
export function LandingFrame({ viewer, links, nav, foot, imprint, brand, children }: LandingFrameProps) {
  return (
    <>
      <SkipLink />
      <header className="frame front">
        <Brand href={links.front} name={brand} />
        <nav className="links" aria-label="Main">
          {nav.map(({ label, href, current }) => (
            <Link key={href} to={href} aria-current={current ? 'page' : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        {viewer ? (
          <ButtonLink to={links.home}>
            <Avatar name={viewer.name} src={viewer.avatar} size="s" />
            Go to your hall
          </ButtonLink>
        ) : (
          <>
            <ButtonLink to={links.signIn} look="quiet">
              Sign in
            </ButtonLink>
            <ButtonLink to={links.join} look="main">
              Join
            </ButtonLink>
          </>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="frame">
        <div className="foot">
          <span>{imprint}</span>
          {foot.map(({ label, href }) => (
            <Link key={href} to={href}>
              {label}
            </Link>
          ))}
        </div>
      </footer>
    </>
  )
}
