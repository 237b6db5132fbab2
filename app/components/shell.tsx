import { Link } from './link.tsx'
import { Calendar, House, Inbox, Search } from './icons.tsx'
import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { BannerIcon } from './banner-icon.tsx'
import { Brand } from './brand.tsx'
import { ButtonLink } from './button.tsx'
import { Emblem } from './emblem.tsx'
import { CachedMarkup } from './cached-markup.tsx'
import { LanternIcon } from './lantern-icon.tsx'
import { Menu } from './menu.tsx'
import { SkipLink } from './skip-link.tsx'

export type Place = 'home' | 'groups' | 'events' | 'mentors' | 'search'

export type ShellViewer = {
  name: string
  handle: string
  href: string
  avatar?: string | null
  counts: { inbox: number }
}

export type ShellGroup = { name: string; href: string; emblem?: string | null; unread?: number }

export type ShellLinks = Record<Place, string> & { inbox: string; signIn: string; join: string }

export type AppShellProps = {
  viewer: ShellViewer | null
  /** The place the page belongs to; none of the five is marked when it is null. */
  place: Place | null
  yours: readonly ShellGroup[]
  links: ShellLinks
  /** Entries of the viewer's own menu: links and small forms (settings, theme, sign out). */
  account?: ReactNode
  /** What stands in place of signing in and joining for somebody without a viewer's tools. */
  visitor?: ReactNode
  brand?: string
  /** Whether the five places lead anywhere for whoever is there. */
  hasWays?: boolean
  children: ReactNode
}

/** The frame of every page inside the hall; pages bring their own `<main id="main">` through `Page`. */
export function AppShell({
  viewer,
  place,
  yours,
  links,
  account,
  visitor,
  brand,
  hasWays = true,
  children,
}: AppShellProps) {
  return (
    <>
      <SkipLink />
      <div className="app">
        <div className="side">
          <header className="topbar">
            <Brand href={links.home} name={brand} />
            {viewer ? (
              <ViewerTools viewer={viewer} inbox={links.inbox} account={account} />
            ) : (
              (visitor ?? <VisitorTools {...links} />)
            )}
          </header>
          {hasWays ? <CachedMarkup as="nav" aria-label="Main" inside={Ways} of={{ place, links, yours }} /> : null}
        </div>
        {children}
      </div>
    </>
  )
}

function ViewerTools({ viewer, inbox, account }: { viewer: ShellViewer; inbox: string; account?: ReactNode }) {
  const unread = viewer.counts.inbox
  const face = <Avatar name={viewer.name} src={viewer.avatar} size="s" />
  return (
    <>
      <Link className="tool" to={inbox} aria-label={unread > 0 ? `Inbox, ${unread} unread` : 'Inbox'}>
        <Inbox className="icon" aria-hidden="true" />
        {unread > 0 ? <span className="count">{unread > 99 ? '99+' : unread}</span> : null}
      </Link>
      {account ? (
        <Menu label={`You, ${viewer.name}`} trigger={face} look="tool">
          <Link to={viewer.href}>Your profile</Link>
          {account}
        </Menu>
      ) : (
        <Link className="tool" to={viewer.href} aria-label="Your profile">
          {face}
        </Link>
      )}
    </>
  )
}

function VisitorTools({ signIn, join }: ShellLinks) {
  return (
    <>
      <ButtonLink to={signIn} look="quiet" size="small">
        Sign in
      </ButtonLink>
      <ButtonLink to={join} look="main" size="small">
        Join
      </ButtonLink>
    </>
  )
}

const places = [
  { id: 'home', label: 'Home', icon: <House className="icon" aria-hidden="true" /> },
  { id: 'groups', label: 'Groups', icon: <BannerIcon /> },
  { id: 'events', label: 'Events', icon: <Calendar className="icon" aria-hidden="true" /> },
  { id: 'mentors', label: 'Mentors', icon: <LanternIcon /> },
  { id: 'search', label: 'Search', icon: <Search className="icon" aria-hidden="true" /> },
] as const

/** The five places and the viewer's groups. */
function Ways({ place, links, yours }: Pick<AppShellProps, 'place' | 'links' | 'yours'>) {
  return (
    <>
      <Places current={place} links={links} />
      {yours.length > 0 ? <Yours groups={yours} /> : null}
    </>
  )
}

function Places({ current, links }: { current: Place | null; links: ShellLinks }) {
  return (
    <ul className="places">
      {places.map(({ id, label, icon }) => (
        <li key={id}>
          <Link to={links[id]} aria-current={id === current ? 'page' : undefined}>
            {icon}
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Yours({ groups }: { groups: readonly ShellGroup[] }) {
  return (
    <div className="yours">
      <h2>Your groups</h2>
      <ul>
        {groups.map(({ name, href, emblem, unread = 0 }) => (
          <li key={href}>
            <Link to={href}>
              <Emblem name={name} src={emblem} size="s" />
              <span>{name}</span>
              {unread > 0 ? (
                <span className="count">
                  {unread > 99 ? '99+' : unread}
                  <span className="sr-only"> unread</span>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
