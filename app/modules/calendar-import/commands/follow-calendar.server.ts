import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findOwnSource } from '../found-source.server.ts'
import { updateSource } from '../repository.server.ts'

/** Follows a calendar at its address from now on, or stops; events that came from it stay either way. */
export async function followCalendar(
  ctx: MemberContext,
  { slug, id, on }: { slug: string; id: string; on: boolean },
): Promise<Result> {
  const found = await findOwnSource(ctx, { slug, id })
  if (!found.ok) return found
  if (on && !found.source.url) return refuse('conflict', 'A calendar that was uploaded has no address to follow.')
  return inTransaction(ctx, async (tx) => {
    const anew = on ? { nextCheckAt: ctx.now, failures: 0, failure: '', etag: '', lastModified: '' } : {}
    await updateSource(tx, id, { following: on, ...anew })
    return ok()
  })
}
