import type { Place } from './shell.tsx'

/** How a route wants to be framed: its place in the rail, and whether visitors see the shell around it. */
export type Frame = { place?: Place | null; shell?: 'always' | 'members' }
