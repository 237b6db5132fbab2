import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { spoken } from '#app/modules/visibility/domain/said.ts'
import { lookUp } from '#app/modules/visibility/said.server.ts'
import type { DigestSection } from '../view.ts'
import { gatherDigest } from './gather-digest.server.ts'
import { findDigestPlace } from './read-digests.server.ts'

/** What a digest of the last day or week would hold, told already or not; null for what is not the member's. Four statements. */
export async function previewDigest(
  { actor, db, now }: MemberContext,
  scope: string,
  rhythm: 'daily' | 'weekly',
): Promise<{ place: string; sections: DigestSection[] } | null> {
  const place = await findDigestPlace(db, actor.id, scope)
  if (!place) return null
  const since = new Date(now.getTime() - (rhythm === 'weekly' ? 7 : 1) * 86_400_000)
  const ask = { memberId: actor.id, timeZone: actor.timeZone, scope, since, now, onlyNews: false }
  const { sections } = await gatherDigest(db, ask)
  const said = sections.flatMap(({ items }) => items.flatMap(({ title, detail }) => [title, detail]))
  const texts = (await lookUp(db, { id: actor.id }, said)).map((pieces) => spoken(pieces) ?? '')
  const worded = sections.map(({ title, items }) => ({
    title,
    items: items.map(({ href }) => ({ title: texts.shift()!, detail: texts.shift()!, href })),
  }))
  return { place: place.name, sections: worded }
}
