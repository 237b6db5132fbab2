import { allow, deny, type Decision } from '#app/lib/result.ts'

export const HANDLE_DAYS = 14
export const MIN_HANDLE_LENGTH = 3
export const MAX_HANDLE_LENGTH = 40

/** Parts of addresses, and words that speak for the hall: nobody's handle. */
const RESERVED = new Set([
  ...[
    'new',
    'me',
    'my',
    'all',
    'edit',
    'delete',
    'settings',
    'suggest',
    'search',
    'api',
    'admin',
    'admins',
    'login',
    'logout',
  ],
  ...[
    'join',
    'signup',
    'verify',
    'suspended',
    'onboarding',
    'profile',
    'account',
    'members',
    'member',
    'groups',
    'group',
  ],
  ...[
    'events',
    'event',
    'mentors',
    'mentor',
    'spaces',
    'space',
    'programs',
    'program',
    'threads',
    'thread',
    'inbox',
    'home',
  ],
  ...[
    'messages',
    'notifications',
    'reports',
    'blocks',
    'bookmarks',
    'drafts',
    'calendar',
    'calendars',
    'live',
    'assets',
  ],
  ...[
    'help',
    'about',
    'terms',
    'privacy',
    'legal',
    'contact',
    'static',
    'public',
    'www',
    'mail',
    'email',
    'abuse',
    'noreply',
  ],
  ...[
    'postmaster',
    'hostmaster',
    'webmaster',
    'security',
    'root',
    'system',
    'support',
    'team',
    'everyone',
    'everybody',
    'here',
  ],
  ...[
    'channel',
    'nobody',
    'somebody',
    'null',
    'undefined',
    'true',
    'false',
    'guildhall',
    'moderator',
    'moderators',
    'mod',
  ],
  ...[
    'mods',
    'staff',
    'official',
    'administrator',
    'moderation',
    'healthz',
    'readyz',
    'metrics',
    'robots',
    'sitemap',
    'dev',
  ],
])
const OFFICIAL = new Set([
  'admin',
  'admins',
  'administrator',
  'moderator',
  'moderators',
  'guildhall',
  'staff',
  'official',
])

/** What a handle looks like: `0` as `o`, `1` as `l`, `m` as `rn`, as in the table of UTS 39 for these letters. */
export function handleLook(handle: string): string {
  return handle.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('m', 'rn')
}

const looks = new Set([...RESERVED].map(handleLook))
const official = new Set([...OFFICIAL].map(handleLook))

/** Whether a handle is kept for the hall's own addresses and voices. */
export function isReserved(handle: string): boolean {
  const look = handleLook(handle)
  return looks.has(look) || /^former-/i.test(handle) || look.split('-').some((part) => official.has(part))
}

/** From when on a handle can be changed again; null when it can be now. */
export function handleChangeableAt(changedAt: Date | null, at: Date): Date | null {
  const from = changedAt && new Date(changedAt.getTime() + HANDLE_DAYS * 86_400_000)
  return from && from > at ? from : null
}

/** Changing a handle: once in two weeks, so that nobody runs through many. */
export function mayChangeHandle(changedAt: Date | null, at: Date): Decision {
  const days = changedAt ? Math.ceil(HANDLE_DAYS - (at.getTime() - changedAt.getTime()) / 86_400_000) : 0
  if (days <= 0) return allow
  return deny(
    `A handle can be changed once in ${HANDLE_DAYS} days. Try again in ${days === 1 ? 'a day' : `${days} days`}.`,
  )
}
