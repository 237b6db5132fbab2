import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible'
import { networkOf } from '#app/lib/network.ts'
import { database } from './database.server.ts'

const HOUR = 60 * 60

/**
 * How often something may be done by one key. The counters live in PostgreSQL and hold over several processes. A limit
 * `byNetwork` has clients' addresses for keys: of IPv6 all that one line has count as one. One `inMemory` is counted by each process
 * alone: what it limits only reads, and should write nothing.
 */
export const limits = {
  'sign-in': { points: 10, seconds: 15 * 60 },
  'sign-in-address': { points: 60, seconds: 15 * 60, byNetwork: true },
  /** Wrong passwords for one account from everywhere together, slowly. Browsers it was used from count for themselves. */
  'sign-in-account': { points: 30, seconds: 24 * HOUR },
  'password-again': { points: 10, seconds: 15 * 60 },
  'join-address': { points: 30, seconds: HOUR, byNetwork: true },
  'link-address': { points: 60, seconds: HOUR, byNetwork: true },
  'link-tries': { points: 60, seconds: 15 * 60, byNetwork: true },
  'guest-address': { points: 20, seconds: HOUR, byNetwork: true },
  'mail-to': { points: 5, seconds: HOUR },
  write: { points: 400, seconds: 10 * 60 },
  draft: { points: 600, seconds: 10 * 60 },
  'parked-address': { points: 30, seconds: HOUR, byNetwork: true },
  'event-message': { points: 6, seconds: 24 * 60 * 60 },
  search: { points: 120, seconds: 60, byNetwork: true, inMemory: true },
} as const satisfies Record<string, { points: number; seconds: number; byNetwork?: true; inMemory?: true }>

export type LimitName = keyof typeof limits

/**
 * Takes one from the allowance of `key`. Answers the seconds to wait when it is used up, else null.
 * @throws the database's error when it cannot count.
 */
export async function takeFromLimit(name: LimitName, key: string): Promise<number | null> {
  try {
    await limiter(name).consume(keyFor(name, key))
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000)
    throw refusal
  }
}

/** Gives the allowance of `key` back, as after a right password. */
export async function resetLimit(name: LimitName, key: string): Promise<void> {
  await limiter(name).delete(keyFor(name, key))
}

/** Gives one back that was taken: what it was taken for turned out well. */
export async function giveBack(name: LimitName, key: string): Promise<void> {
  await limiter(name).reward(keyFor(name, key))
}

/** Whether the allowance of `key` is used up, without taking from it. */
export async function isUsedUp(name: LimitName, key: string): Promise<boolean> {
  const state = await limiter(name).get(keyFor(name, key))
  return state !== null && state.remainingPoints <= 0 && state.msBeforeNext > 0
}

function keyFor(name: LimitName, key: string): string {
  return ('byNetwork' in limits[name] ? networkOf(key) : key).slice(0, 200)
}

const inMemory = new Map<LimitName, RateLimiterMemory>()

function limiter(name: LimitName): RateLimiterAbstract {
  const { points, seconds: duration } = limits[name]
  if ('inMemory' in limits[name]) {
    const own = inMemory.get(name) ?? new RateLimiterMemory({ points, duration })
    inMemory.set(name, own)
    return own
  }
  return new RateLimiterPostgres({
    storeClient: database().pool,
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration,
    clearExpiredByTimeout: false,
  })
}
