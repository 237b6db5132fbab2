import type { Place } from './shell.tsx'

/** How a route wants to be framed. */
export type Frame = {
  /** Its place in the rail. */
  place?: Place | null
  /** Whether visitors see the shell around it. */
  shell?: 'always' | 'members'
  /**
   * `members`: visitors get the page without scripts, which makes it the same for all of them, to be rendered once and
   * kept while nothing changes. Such a page may depend on its address, the database and the minute, on nothing else.
   */
  scripts?: 'always' | 'members'
}
