import type { EventMode } from './policy.ts'

export type ListFilter = { q?: string; mode?: EventMode; free?: boolean; weekend?: boolean; mine?: boolean }

const modes: readonly string[] = ['in-person', 'online', 'hybrid']

/** The filter that a list's address names; what it does not know, it leaves out. */
export function readEventFilter(query: URLSearchParams, signedIn: boolean): ListFilter {
  const mode = query.get('kind') ?? ''
  const q = (query.get('q') ?? '').replaceAll('\0', '').trim().slice(0, 200)
  return {
    q: q || undefined,
    mode: modes.includes(mode) ? (mode as EventMode) : undefined,
    free: query.has('free') || undefined,
    weekend: query.has('weekend') || undefined,
    mine: (signedIn && query.has('mine')) || undefined,
  }
}

/** The query of the same list with something changed: empty, or starting with `?`. */
export function writeEventFilter(filter: ListFilter, change: ListFilter, extra: Record<string, string> = {}): string {
  const { q, mode, free, weekend, mine } = { ...filter, ...change }
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (mode) query.set('kind', mode)
  for (const [name, on] of Object.entries({ free, weekend, mine })) if (on) query.set(name, '1')
  for (const [name, value] of Object.entries(extra)) query.set(name, value)
  const text = query.toString()
  return text ? `?${text}` : ''
}
