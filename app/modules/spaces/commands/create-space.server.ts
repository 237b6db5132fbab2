import type { WeekRule } from '#app/lib/week.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { isSlug, slugify } from '#app/lib/slug.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { CoarsePlace } from '../domain/coarse-place.ts'
import { mayCreateSpace } from '../domain/policy.ts'
import type { SpecialDay } from '../domain/special-days.ts'
import { spaceCreated } from '../facts.ts'
import { addOrganizer, insertSpace, takenSlugs } from '../repository.server.ts'

export type SpaceInput = {
  name: string
  tagline: string
  description: string
  addressLine: string
  city: string
  postcode: string
  country: string
  timeZone: string
  openingHours: WeekRule[]
  amenities: string[]
  /** Left out, they stay as they are. */
  specialDays?: SpecialDay[]
  place?: CoarsePlace | null
}

/** Brings a space into the hall; whoever does so is its first organizer. */
export async function createSpace(
  ctx: MemberContext,
  input: SpaceInput & { slug?: string },
): Promise<Result<{ spaceId: string; slug: string }>> {
  const decision = mayCreateSpace(ctx.actor)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if (input.slug !== undefined && !isSlug(input.slug))
    return refuse('invalid', 'Use letters, digits and hyphens.', 'slug')
  const rendered = await renderMarkdown({ source: input.description }, { field: 'description', what: 'A description' })
  if (!rendered.ok) return rendered

  return inTransaction(ctx, async (tx) => {
    const slug = await freeSlug(tx, input.slug ?? slugify(input.name, 'space'))
    const { slug: _, place, ...rest } = input
    const spaceId = await insertSpace(tx, {
      ...rest,
      ...placeColumns(place),
      slug,
      descriptionHtml: rendered.value.html,
      createdAt: ctx.now,
    })
    await addOrganizer(tx, spaceId, ctx.actor.id, ctx.now)
    await announce(tx, spaceCreated({ spaceId }), ctx.now)
    return ok({ spaceId, slug })
  })
}

/** The columns of a coarse place; none when it is not spoken of. */
export function placeColumns(place: CoarsePlace | null | undefined) {
  return place === undefined ? {} : { latitude: place?.latitude ?? null, longitude: place?.longitude ?? null }
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`space:${wanted}`}))`
  const taken = await takenSlugs(tx, wanted)
  if (!taken.has(wanted) && wanted !== 'new') return wanted
  for (let n = 2; ; n++) if (!taken.has(`${wanted}-${n}`)) return `${wanted}-${n}`
}
