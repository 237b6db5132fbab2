import type { MemberContext } from '../context.server.ts'
import { deviceName } from '../domain/device-name.ts'
import { sessionEnd } from '../domain/session-life.ts'
import { findSessions } from '../repository.server.ts'

export type SessionView = {
  id: string
  device: string
  address: string
  openedAt: string
  endsAt: string
  isThis: boolean
}

/** A member's open sessions, this one first. `id` is the stored hash, which opens nothing. */
export async function listSessions({ actor, db, now }: MemberContext, thisSession: string): Promise<SessionView[]> {
  const rows = await findSessions(db, actor.id, now)
  const views = rows.map(({ id, userAgent, address, createdAt }) => ({
    id,
    device: deviceName(userAgent),
    address,
    openedAt: createdAt.toISOString(),
    endsAt: sessionEnd(createdAt).toISOString(),
    isThis: id === thisSession,
  }))
  return views.sort((a, b) => Number(b.isThis) - Number(a.isThis))
}
