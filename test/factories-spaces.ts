import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { createSpace, type SpaceInput } from '#app/modules/spaces/commands/create-space.server.ts'
import { as } from './factories.ts'

/** A space run by `organizer`, through the command; anything given replaces the ordinary. Answers its slug and id. */
export async function makeSpace(organizer: Actor, given: Partial<SpaceInput> = {}) {
  const result = await createSpace(as(organizer), {
    name: 'Werkhof, Haus 2',
    tagline: '',
    description: 'A yard with long tables.',
    addressLine: 'Hebelstraße 14',
    city: 'Berlin',
    postcode: '10999',
    country: 'Germany',
    timeZone: 'Europe/Berlin',
    openingHours: [],
    amenities: [],
    ...given,
  })
  if (!result.ok) throw new Error(`the space was refused: ${result.problem.reason}`)
  return { id: result.value.spaceId, slug: result.value.slug }
}
