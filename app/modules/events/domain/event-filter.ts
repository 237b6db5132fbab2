import { isSlug } from '#app/lib/slug.ts'
import { readPoint, writePoint, type Point } from './near.ts'
import type { EventMode } from './policy.ts'

export type ListFilter = {
  q?: string
  mode?: EventMode
  free?: boolean
  weekend?: boolean
  mine?: boolean
  near?: Point
  city?: string
  /** A space, by its slug. */
  space?: string
}

const modes: readonly string[] = ['in-person', 'online', 'hybrid']

/** The filter that a list's address names; what it does not know, it leaves out. */
export function readEventFilter(query: URLSearchParams, signedIn: boolean): ListFilter {
  const mode = query.get('kind') ?? ''
  const q = (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200)
  const space = query.get('space') ?? ''
  const near = readPoint(query.get('near') ?? '')
  return {
    q: q || undefined,
    mode: modes.includes(mode) ? (mode as EventMode) : undefined,
    free: query.has('free') || undefined,
    weekend: query.has('weekend') || undefined,
    mine: (signedIn && query.has('mine')) || undefined,
    space: isSlug(space) ? space : undefined,
    near: near ?? undefined,
    city: near ? undefined : query.get('city')?.replaceAll('\0', '').slice(0, 200) || undefined,
  }
}

/** The query of the same list with something changed: empty, or starting with `?`. */
export function writeEventFilter(filter: ListFilter, change: ListFilter, extra: Record<string, string> = {}): string {
  const { q, mode, free, weekend, mine, near, city, space } = { ...filter, ...change }
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (mode) query.set('kind', mode)
  for (const [name, on] of Object.entries({ free, weekend, mine })) if (on) query.set(name, '1')
  if (space) query.set('space', space)
  if (near) query.set('near', writePoint(near))
  else if (city) query.set('city', city)
  for (const [name, value] of Object.entries(extra)) query.set(name, value)
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** The same query as the fields of a form, without those that the form itself asks for. */
export function filterFields(filter: ListFilter, change: ListFilter, extra: Record<string, string> = {}) {
  return Object.fromEntries(new URLSearchParams(writeEventFilter(filter, change, extra)))
}
