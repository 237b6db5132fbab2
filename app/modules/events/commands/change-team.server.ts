import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { Person } from '#app/modules/accounts/domain/person.ts'
import { findPerson } from '#app/modules/accounts/queries/find-person.server.ts'
import { mayGiveAway, mayOrganize } from '../domain/policy.ts'
import { organizerAdded } from '../facts.ts'
import { findEventVisibleTo, lockEvent, writeAudit, type EventRow } from '../repository.server.ts'
import {
  addEventOrganizer,
  changeHost,
  listTeam,
  removeEventOrganizer,
  seesGroupOf,
} from '../team-repository.server.ts'

/** `who`: a handle, or a name that only one person here has. */
export type TeamWish = { eventId: string; who: string }

/** Makes somebody an organizer: they may do what the host may, but neither give the event away nor throw it away. */
export async function addOrganizer(ctx: MemberContext, input: TeamWish): Promise<Result<string>> {
  const event = await findOrganized(ctx, input.eventId)
  if (!event.ok) return event
  const found = await findPerson(ctx, input.who, 'who')
  if (!found.ok) return found
  const person = found.value
  if (person.id === event.value.hostId) return refuse('conflict', `${person.name} is the host already.`, 'who')
  if (!(await seesGroupOf(ctx.db, input.eventId, person.id))) {
    return refuse('conflict', `${person.name} does not belong to the group, and so cannot see the event.`, 'who')
  }
  return inTransaction(ctx, async (tx) => {
    if (await addEventOrganizer(tx, input.eventId, person.id)) {
      const fact = { eventId: input.eventId, memberId: person.id, byId: ctx.actor.id }
      await announce(tx, organizerAdded(fact), ctx.now)
    }
    return ok(person.name)
  })
}

/** Takes somebody out of the organizers of an event; oneself too. */
export async function removeOrganizer(ctx: MemberContext, input: TeamWish): Promise<Result<string>> {
  const event = await findOrganized(ctx, input.eventId)
  if (!event.ok) return event
  const person = await findInTeam(ctx, input)
  if (!person) return refuse('conflict', 'They do not organize this event.')
  if (person.isHost) return refuse('conflict', 'The host stays. Hand the event over first.')
  return inTransaction(ctx, async (tx) => {
    await removeEventOrganizer(tx, input.eventId, person.id)
    return ok(person.name)
  })
}

/** Makes one of the organizers the host. Kept in the audit log. */
export async function handOverEvent(ctx: MemberContext, input: TeamWish): Promise<Result<string>> {
  const event = await findOrganized(ctx, input.eventId)
  if (!event.ok) return event
  const decision = mayGiveAway(ctx.actor, event.value)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const person = await findInTeam(ctx, input)
  if (!person) return refuse('conflict', 'Make them an organizer first.')
  return inTransaction(ctx, async (tx) => {
    const locked = await lockEvent(tx, input.eventId)
    if (!locked || locked.hostId === person.id) return ok(person.name)
    await changeHost(tx, input.eventId, locked.hostId, person.id)
    await writeAudit(tx, {
      actorId: ctx.actor.id,
      action: 'event.handed-over',
      subjectId: input.eventId,
      groupId: locked.groupId,
      details: { from: locked.hostId, to: person.id },
      at: ctx.now,
    })
    return ok(person.name)
  })
}

async function findOrganized(ctx: MemberContext, eventId: string): Promise<Result<EventRow>> {
  const event = await findEventVisibleTo(ctx.db, ctx.actor, eventId)
  if (!event) return refuse('not-found')
  const decision = mayOrganize(event.organizes)
  return decision.allowed ? ok(event) : refuse('not-allowed', decision.reason)
}

async function findInTeam(
  ctx: MemberContext,
  { eventId, who }: TeamWish,
): Promise<(Person & { isHost: boolean }) | undefined> {
  return (await listTeam(ctx.db, eventId)).find(({ handle }) => handle === who)
}
