const DAY = 86_400_000

/** A session ends this long after it began, whatever use it sees. */
export const SESSION_DAYS = 30
export const SESSION_MS = SESSION_DAYS * DAY

/** A session that nobody uses ends sooner. */
export const IDLE_DAYS = 14

/** When a session that began at `begun` ends at the latest. */
export function sessionEnd(begun: Date): Date {
  return new Date(begun.getTime() + SESSION_MS)
}
