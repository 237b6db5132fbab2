import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { keyOf } from '../domain/imported-item.ts'
import { nextLook } from '../domain/next-look.ts'
import { findOwnSource } from '../found-source.server.ts'
import { updateSource } from '../repository.server.ts'
import { readApart } from '../read-apart.server.ts'
import { applyImport, type Outcome } from '../take-in.server.ts'

export type ImportInput = { slug: string; id: string; take: readonly string[]; all?: boolean }

/**
 * Takes in what was looked at: `take` names the new things that become events, the others are left out from now on.
 * With `all`, everything new becomes one.
 */
export async function importCalendar(ctx: MemberContext, input: ImportInput): Promise<Result<Outcome>> {
  const found = await findOwnSource(ctx, input)
  if (!found.ok) return found
  const { source } = found
  if (source.waitingText === null)
    return refuse('conflict', 'This calendar was taken in already. Look again for what is new.')
  const read = await readApart({ text: source.waitingText, timeZone: source.timeZone, now: ctx.now })
  if (!read.ok) return read
  const taken = new Set(input.take)
  const outcome = await applyImport(ctx, source, read.value.items, (item, wasLeftOut) => {
    return taken.has(keyOf(item)) || (input.all === true && !wasLeftOut)
  })
  return inTransaction({ ...ctx, formId: undefined }, async (tx) => {
    const follows = source.url === null ? {} : { following: true, nextCheckAt: nextLook(ctx.now, 0) }
    await updateSource(tx, source.id, { waitingText: null, importedAt: ctx.now, ...follows })
    return ok(outcome)
  })
}
