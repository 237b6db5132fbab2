import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { lockDigests, saveDigest, saveDigestTimes } from '../digest-repository.server.ts'
import { type DigestTimes, nextDigest, type Rhythm } from '../domain/digest-times.ts'
import { readDigests } from '../queries/read-digests.server.ts'

export type DigestChoices = DigestTimes & { digests: { scope: string; rhythm: Rhythm }[] }

/**
 * Keeps which digests a member gets, and when. A new one looks back over the day or week before it; one that was stopped
 * goes on where it had ended, at most that far back. Groups that are not theirs are passed over.
 */
export async function chooseDigests(ctx: MemberContext, { digests, ...times }: DigestChoices): Promise<Result> {
  const own = new Set((await readDigests(ctx)).digests.map(({ scope }) => scope))
  return inTransaction(ctx, async (tx) => {
    const chosen = digests.filter(({ scope }) => own.has(scope))
    await saveDigestTimes(tx, ctx.actor.id, times)
    await keep(tx, ctx, times, chosen)
    return ok()
  })
}

async function keep(tx: Tx, { actor, now }: MemberContext, times: DigestTimes, chosen: DigestChoices['digests']) {
  const before = new Map((await lockDigests(tx, actor.id)).map((row) => [row.scope, row]))
  for (const { scope, rhythm } of chosen) {
    const row = before.get(scope)
    if (rhythm === 'off' && !row) continue
    const isOn = row !== undefined && row.rhythm !== 'off'
    const lookBack = new Date(now.getTime() - (rhythm === 'weekly' ? 7 : 1) * 86_400_000)
    const coveredUntil = isOn || (row && row.coveredUntil > lookBack) ? row.coveredUntil : lookBack
    const nextAt = rhythm === 'off' ? null : nextDigest(rhythm, times, actor.timeZone, now, row?.lastOn ?? null)
    await saveDigest(tx, actor.id, { scope, rhythm, coveredUntil, nextAt })
  }
  for (const row of before.values()) {
    if (row.rhythm === 'off' || chosen.some(({ scope }) => scope === row.scope)) continue
    const nextAt = nextDigest(row.rhythm, times, actor.timeZone, now, row.lastOn)
    await saveDigest(tx, actor.id, { ...row, nextAt })
  }
}
