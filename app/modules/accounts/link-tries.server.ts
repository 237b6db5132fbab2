import { isUsedUp, takeFromLimit } from '#app/platform/rate-limits.server.ts'

/**
 * Looks something up by a secret from a mail. A client that has tried many that lead nowhere has to wait.
 * @throws a 429 Response.
 */
export async function trySecret<Found>(request: Request, find: () => Promise<Found | null>): Promise<Found | null> {
  const address = request.headers.get('x-client-address') ?? 'unknown'
  if (await isUsedUp('link-tries', address)) {
    throw new Response('Many links that lead nowhere were opened from here. Wait a quarter of an hour.', {
      status: 429,
    })
  }
  const found = await find()
  if (found === null) await takeFromLimit('link-tries', address)
  return found
}
