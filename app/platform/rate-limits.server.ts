import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { database } from './database.server.ts'

/** How often something may be done by one key. The counters live in PostgreSQL and hold over several processes. */
export const limits = {
  'sign-in': { points: 10, seconds: 15 * 60 },
  'sign-in-address': { points: 60, seconds: 15 * 60 },
  'password-again': { points: 10, seconds: 15 * 60 },
  'join-address': { points: 30, seconds: 60 * 60 },
  'guest-address': { points: 20, seconds: 60 * 60 },
  'mail-to': { points: 5, seconds: 60 * 60 },
  write: { points: 400, seconds: 10 * 60 },
  draft: { points: 600, seconds: 10 * 60 },
  'parked-address': { points: 30, seconds: 60 * 60 },
  'event-message': { points: 6, seconds: 24 * 60 * 60 },
  search: { points: 120, seconds: 60 },
} as const

export type LimitName = keyof typeof limits

/**
 * Takes one from the allowance of `key`. Answers the seconds to wait when it is used up, else null.
 * @throws the database's error when it cannot count.
 */
export async function takeFromLimit(name: LimitName, key: string): Promise<number | null> {
  try {
    await limiter(name).consume(key.slice(0, 200))
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000)
    throw refusal
  }
}

/** Gives the allowance of `key` back, as after a right password. */
export async function resetLimit(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(key.slice(0, 200))
}

function limiter(name: LimitName): RateLimiterPostgres {
  const { points, seconds } = limits[name]
  return new RateLimiterPostgres({
    storeClient: database().pool,
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
  })
}
