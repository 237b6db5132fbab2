import { logger } from '#app/platform/logger.server.ts'
import type { SearchEngine } from './engine.ts'

const FIRST_REST_MS = 2000
const MAX_REST_MS = 60_000

/**
 * An engine with another behind it. When the first fails, the second answers at once and the first is left alone for a
 * while, longer each time; then one search tries it again.
 */
export function withFallback(first: SearchEngine, second: SearchEngine, clock: () => number = Date.now): SearchEngine {
  let restUntil = 0
  let rest = FIRST_REST_MS
  return {
    needsMemberships: first.needsMemberships || second.needsMemberships,
    isFallback: true,
    async find(query) {
      if (clock() < restUntil) return second.find(query)
      if (restUntil > 0) restUntil = clock() + rest
      try {
        const found = await first.find(query)
        if (restUntil > 0) logger().info('the search index answers again')
        restUntil = 0
        rest = FIRST_REST_MS
        return found
      } catch (error) {
        logger().warn({ err: error, restMs: rest }, 'the search index did not answer; the database does')
        restUntil = clock() + rest
        rest = Math.min(rest * 2, MAX_REST_MS)
        return second.find(query)
      }
    },
  }
}
