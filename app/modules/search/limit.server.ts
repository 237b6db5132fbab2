import { limits } from '#app/platform/rate-limits.server.ts'

const used = new Map<string, { until: number; count: number }>()

/**
 * Counts a search against its asker's allowance, in this process alone: a page that only reads writes nothing.
 * @throws a 429 Response when the allowance is used up.
 */
export function takeSearch(key: string, at = Date.now()): void {
  const { points, seconds } = limits.search
  const window = used.get(key)
  if (!window || window.until <= at) {
    if (used.size > 10_000) forgetOld(at)
    used.set(key, { until: at + seconds * 1000, count: 1 })
    return
  }
  window.count += 1
  if (window.count <= points) return
  const wait = Math.ceil((window.until - at) / 1000)
  throw new Response('That was a lot at once.', { status: 429, headers: { 'Retry-After': String(wait) } })
}

function forgetOld(at: number): void {
  for (const [key, { until }] of used) if (until <= at) used.delete(key)
}
