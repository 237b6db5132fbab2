import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { CoarsePlace } from '../domain/coarse-place.ts'
import { mayRunSpace } from '../domain/policy.ts'
import { spaceChanged } from '../facts.ts'
import { findSpace, saveLocationRow } from '../repository.server.ts'
import { placeColumns } from './create-space.server.ts'

export type LocationInput = {
  slug: string
  /** Empty for a new one. */
  locationId: string
  name: string
  addressLine: string
  city: string
  postcode: string
  country: string
  place: CoarsePlace | null
}

/** Writes down a further place where a space has its doors, or changes one. */
export async function saveSpaceLocation(ctx: MemberContext, input: LocationInput): Promise<Result> {
  const { slug, locationId, place, ...location } = input
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space) return refuse('not-found')
  const decision = mayRunSpace(ctx.actor, space.runsIt)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  return inTransaction(ctx, async (tx) => {
    const isSaved = await saveLocationRow(tx, space.id, locationId || null, { ...location, ...placeColumns(place) })
    if (!isSaved && locationId) return refuse('not-found')
    if (!isSaved) return refuse('conflict', 'A space can have up to thirty further locations.')
    await announce(tx, spaceChanged({ spaceId: space.id }), ctx.now)
    return ok()
  })
}
