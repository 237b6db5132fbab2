import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { fetchCalendar } from '../fetch-calendar.server.ts'
import { findOwnSource } from '../found-source.server.ts'
import { lookAt } from './follow-calendars.server.ts'

/** Looks at a followed calendar now, as the worker does by itself every hour. */
export async function refreshSource(
  ctx: MemberContext,
  { slug, id }: { slug: string; id: string },
  fetch: typeof fetchCalendar = fetchCalendar,
): Promise<Result> {
  const found = await findOwnSource(ctx, { slug, id })
  if (!found.ok) return found
  if (!found.source.url) return refuse('conflict', 'A calendar that was uploaded has no address to look at.')
  const failure = await lookAt(ctx, found.source, fetch)
  return failure ? refuse('conflict', failure) : ok()
}
