import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { suggestPeople } from '#app/modules/accounts/queries/find-person.server.ts'
import { mayGiveAway, mayOrganize } from '../domain/policy.ts'
import { findEventVisibleTo } from '../repository.server.ts'
import { listTeam } from '../team-repository.server.ts'

/** Who organizes an event, for its organizers. */
export async function readTeam(ctx: MemberContext, eventId: string) {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event) return refuse('not-found')
  const decision = mayOrganize(event.organizes)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const team = await listTeam(ctx.db, eventId)
  return ok({
    event: { id: event.id, title: event.title, inGroup: event.groupId !== null, inSpace: event.spaceId !== null },
    team: team.map(({ id, handle, name, isHost }) => ({ handle, name, isHost, isYou: id === ctx.actor.id })),
    mayGiveAway: mayGiveAway(ctx.actor, event).allowed,
  }) satisfies Result<unknown>
}

/** Who may be meant by what an organizer has typed so far. */
export async function suggestOrganizers(ctx: MemberContext, eventId: string, typed: string) {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event?.organizes) return []
  const people = await suggestPeople(ctx, typed, { groupId: event.groupId, not: event.hostId })
  return people.map(({ handle, name }) => ({ slug: handle, label: name }))
}
