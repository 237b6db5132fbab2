import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { Link } from './components/link.tsx'
import { useState, type ReactNode } from 'react'
import { Button } from './components/button.tsx'
import { ErrorPage } from './components/error-page.tsx'
import { preloadedFonts } from './components/fonts.ts'
import { Page } from './components/page.tsx'
import { AppShell } from './components/shell.tsx'
import { ThemeChoice, type Theme } from './components/theme-choice.tsx'
import { Toast } from './components/toast.tsx'
import { useFrame, useIsStill } from './components/use-frame.ts'
import { useLinks } from './components/use-links.ts'
import { useLiveStream } from './components/use-live-stream.ts'
import { useLiveUnread } from './components/use-live-unread.ts'
import { PostForm } from './components/post-form.tsx'
import { frameContext } from './modules/accounts/context.server.ts'
import { noteOpened } from './modules/notifications/commands/note-opened.server.ts'
import { readShell } from './modules/pages/queries/read-shell.server.ts'
import { SearchPalette } from './modules/search/ui/palette.tsx'
import { paths } from './paths.ts'
import { newId } from './platform/ids.server.ts'
import { forgetFlash, readFlash, readTheme } from './platform/preferences.server.ts'
import styles from './styles/app.css?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  ...preloadedFonts.map((href) => ({
    rel: 'preload',
    href,
    as: 'font' as const,
    type: 'font/woff2',
    crossOrigin: 'anonymous' as const,
  })),
]

export const meta: MetaFunction = ({ error }) => [
  { title: error ? `${wordsFor(statusOf(error)).title} · Guildhall` : 'Guildhall' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await frameContext(request)
  await noteOpened(ctx, request)
  const [shell, theme, flash] = await Promise.all([readShell(ctx), readTheme(request), readFlash(request)])
  const headers = new Headers()
  if (flash) headers.append('Set-Cookie', await forgetFlash())
  return data(
    {
      ...shell,
      isSuspended: ctx.isSuspended,
      theme,
      flash,
      formSeed: newId(),
      requestId: context.requestId,
      nonce: context.cspNonce,
    },
    { headers },
  )
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = typeof document === 'undefined' ? root?.nonce : ''
  useLinks()
  // Without a nonce the browser would refuse every script.
  const hasNoScripts = useIsStill() || nonce === undefined
  return (
    <html
      lang="en"
      data-theme={root && root.theme !== 'system' ? root.theme : undefined}
      data-no-scripts={hasNoScripts || undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Toast flash={root?.flash ?? null} />
        {hasNoScripts ? null : (
          <>
            <SearchPalette />
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function App() {
  return (
    <Framed>
      <Outlet />
    </Framed>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  const root = useRouteLoaderData<typeof loader>('root')
  const status = statusOf(error)
  return (
    <Framed>
      <Page>
        <ErrorPage
          {...(suspendedWords(error) ?? wordsFor(status, reasonOf(error)))}
          requestId={status >= 500 && status !== 503 ? root?.requestId : undefined}
        />
      </Page>
    </Framed>
  )
}

function Framed({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const frame = useFrame()
  const unread = useLiveUnread(root?.viewer?.unread ?? 0)
  useLiveStream(useLivePath(Boolean(root?.viewer)))
  if (frame.shell === 'members' && !root?.viewer) return children
  return (
    <AppShell
      viewer={
        root?.viewer ? { ...root.viewer, href: paths.member(root.viewer.handle), counts: { inbox: unread } } : null
      }
      place={frame.place ?? null}
      yours={(root?.yours ?? []).map(({ name, slug, unread }) => ({ name, href: paths.group(slug), unread }))}
      links={shellLinks}
      hasWays={!root?.isSuspended}
      visitor={root?.isSuspended ? <SignOut /> : undefined}
      account={root?.viewer ? <AccountMenu {...root.viewer} theme={root.theme} /> : undefined}
    >
      {children}
    </AppShell>
  )
}

/** Where this page listens: to its member's inbox and, on the page of a thread, to its replies from the first look on. */
function useLivePath(isMember: boolean): string | null {
  const shown = useMatches().map(({ data }) => (data as { live?: { thread: string; since: string } } | undefined)?.live)
  const live = shown.find(Boolean)
  const [first, setFirst] = useState(live)
  if (live?.thread !== first?.thread) setFirst(live)
  if (!isMember) return null
  return first ? paths.live(first.thread, first.since) : paths.live()
}

const shellLinks = {
  home: paths.home(),
  groups: paths.groups(),
  events: paths.events(),
  mentors: paths.mentors(),
  search: paths.search(),
  inbox: paths.inbox(),
  signIn: paths.login(),
  join: paths.join(),
}

function AccountMenu({ theme, isModerator, isAdmin }: { theme: Theme; isModerator: boolean; isAdmin: boolean }) {
  const { pathname, search } = useLocation()
  return (
    <>
      <Link to={paths.mentorships()}>Mentorships</Link>
      <Link to={paths.officeHours()}>Office hours</Link>
      <Link to={paths.members()}>Members</Link>
      <Link to={paths.spaces()}>Spaces</Link>
      <Link to={paths.programs()}>Programs</Link>
      <Link to={paths.settings()}>Settings</Link>
      {isModerator ? <Link to={paths.moderation()}>Moderation</Link> : null}
      {isAdmin ? <Link to={paths.admin()}>Administration</Link> : null}
      <ThemeChoice action={paths.theme()} value={theme} returnTo={pathname + search} />
      <SignOut />
    </>
  )
}

function SignOut() {
  return (
    <PostForm action={paths.logout()}>
      <Button look="quiet">Sign out</Button>
    </PostForm>
  )
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500
}

/** The words for somebody suspended, wherever they come: there is one page for them. */
function suspendedWords(error: unknown) {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null
  if (!data || typeof data !== 'object' || !('suspended' in data)) return null
  return {
    title: 'Your account is suspended',
    happened: 'Until it ends, one page is open to you: it says why, and lets you answer.',
    kept: 'isWrite' in data && data.isWrite ? 'Nothing was changed.' : undefined,
    actions: [{ label: 'Read why, and answer', href: paths.suspended() }],
  }
}

/** The sentence that a refusal carries, if it carries one. */
function reasonOf(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error)) return undefined
  const said: unknown = (error.data as { reason?: unknown } | null)?.reason ?? error.data
  return typeof said === 'string' && said.endsWith('.') ? said : undefined
}

function wordsFor(status: number, reason?: string) {
  const home = { label: 'Go to the front page', href: paths.home() }
  const search = { label: 'Search the hall', href: paths.search() }
  switch (status) {
    case 404:
      return {
        title: 'There is nothing at this address',
        happened: 'The page was moved, was taken down, or is not open to you.',
        actions: [home, search],
      }
    case 403:
      return {
        title: 'This is not open to you',
        happened: reason ?? 'You are signed in, but this belongs to somebody else.',
        kept: 'Nothing was changed.',
        actions: [home],
      }
    case 400:
    case 405:
    case 413:
      return {
        title: 'This request could not be read',
        happened: reason ?? 'Something in it was missing or not as expected.',
        kept: 'Nothing was changed.',
        actions: [home],
      }
    case 409:
      return {
        title: 'This did not go through',
        happened: reason ?? 'Something has changed meanwhile.',
        kept: 'Nothing was changed.',
        actions: [home],
      }
    case 429:
      return {
        title: 'That was a lot at once',
        happened: 'Please wait a few minutes and try again.',
        kept: 'Nothing was changed.',
        actions: [home],
      }
    case 503:
      return {
        title: 'The hall cannot reach its database',
        happened: 'Nothing can be read or kept just now. The hall tries again by itself; try again in a moment.',
        kept: 'What was saved before is still there. What you just sent may not be.',
        actions: [home],
      }
    default:
      return {
        title: 'This did not work',
        happened: 'The fault is ours, and it has been written down.',
        kept: 'What was saved before is still there.',
        actions: [home],
      }
  }
}
