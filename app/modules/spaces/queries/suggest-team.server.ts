import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { suggestPeople } from '#app/modules/accounts/queries/find-person.server.ts'
import { mayRunSpace } from '../domain/policy.ts'
import { findSpace } from '../repository.server.ts'

/** Who may be meant by what somebody who runs a space has typed so far. */
export async function suggestTeam(ctx: MemberContext, slug: string, typed: string) {
  const space = await findSpace(ctx.db, slug, ctx.actor.id)
  if (!space || !mayRunSpace(ctx.actor, space.runsIt).allowed) return []
  const people = await suggestPeople(ctx, typed)
  return people.map(({ handle, name }) => ({ slug: handle, label: name }))
}
