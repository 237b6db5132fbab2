import type { MemberContext } from '../context.server.ts'
import { findSessions } from '../repository.server.ts'

export type SessionView = { id: string; device: string; address: string; openedAt: string; isThis: boolean }

/** A member's open sessions, this one first. `id` is the stored hash, which opens nothing. */
export async function listSessions({ actor, db, now }: MemberContext, thisSession: string): Promise<SessionView[]> {
  const rows = await findSessions(db, actor.id, now)
  const views = rows.map(({ id, userAgent, address, createdAt }) => ({
    id,
    device: deviceName(userAgent),
    address,
    openedAt: createdAt.toISOString(),
    isThis: id === thisSession,
  }))
  return views.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

function deviceName(userAgent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' }
  if (!browser && !system) return 'An unknown device'
  return [browser, system]
    .map((word) => (word ? (names[word] ?? word) : null))
    .filter(Boolean)
    .join(' on ')
}
