/** What stays open while an account is suspended: doors that know no account, and what is the member's own. */
const forVisitors = [/^\/suspended\/[^/]+$/, /^\/login(\/|$)/, /^\/verify(\/|$)/, /^\/inbox\/unsubscribe\/[^/]+$/]
const forThemselves = [/^\/settings\/data(\/export(\.zip)?)?$/]

/**
 * How somebody suspended is met at a path: as themself where their data is exported or deleted, as a visitor at the doors
 * of the house, nowhere else (null).
 */
export function metWhileSuspended(pathname: string): 'self' | 'visitor' | null {
  const path = pathname.replace(/\.data$/, '').replace(/(.)\/+$/, '$1')
  if (forThemselves.some((open) => open.test(path))) return 'self'
  return forVisitors.some((open) => open.test(path)) ? 'visitor' : null
}
