import type { Piece } from './domain/highlight.ts'

export type HitView = {
  kind: 'members' | 'groups' | 'threads' | 'events' | 'spaces' | 'resources'
  id: string
  href: string
  /** The bare name, for the emblem, face or door beside it. */
  name: string
  title: Piece[]
  snippet: Piece[]
  meta: string[]
  badge?: 'Answered' | 'Cancelled'
  /** The next date of an event, in its own zone and the viewer's. */
  startsAt?: string | null
  zone?: string
  /** The group of a thread or a resource, for its emblem. */
  group?: string
  isMentor?: boolean
}
