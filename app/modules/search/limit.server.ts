import type { Context } from '#app/modules/accounts/context.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'

/**
 * Counts a search against its asker's allowance: the member's, or that of a visitor's network.
 * @throws a 429 Response when the allowance is used up.
 */
export async function takeSearch({ actor }: Context, request: Request): Promise<void> {
  const wait = await takeFromLimit('search', actor?.id ?? request.headers.get('x-client-address') ?? 'unknown')
  if (wait === null) return
  throw new Response('That was a lot at once.', { status: 429, headers: { 'Retry-After': String(wait) } })
}
