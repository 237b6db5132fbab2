import { Prisma, type Db } from '#app/platform/database.server.ts'
import { refuse, ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { questionsOf, windowOf } from '../domain/registration.ts'
import { wallOf } from '../domain/wall-clock.ts'
import { findOrganizedDate } from '../organized-date.server.ts'

export type HostChoice = { slug: string; name: string; timeZone?: string }
/** A further address of a space, as a choice. */
export type AddressChoice = { id: string; space: string; words: string }

/** The groups and spaces in whose name a member may publish. */
export async function readHostChoices(ctx: MemberContext): Promise<{
  groups: HostChoice[]
  spaces: HostChoice[]
  addresses: AddressChoice[]
}> {
  const rows = await ctx.db.$queryRaw<
    { kind: 'group' | 'space'; slug: string; name: string; timeZone: string | null }[]
  >`
    select 'group' as kind, g.slug, g.name, null as time_zone from memberships m join groups g on g.id = m.group_id
    where m.member_id = ${ctx.actor.id} and m.status = 'active' and g.archived_at is null
    union all
    select 'space', s.slug, s.name, s.time_zone from space_organizers o join spaces s on s.id = o.space_id
    where o.member_id = ${ctx.actor.id}
    order by name limit 400`
  const of = (kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map(({ slug, name, timeZone }) => ({ slug, name, timeZone: timeZone ?? undefined }))
  const addresses = await selectAddresses(
    ctx.db,
    Prisma.sql`s.id in (select o.space_id from space_organizers o where o.member_id = ${ctx.actor.id})`,
  )
  return { groups: of('group'), spaces: of('space'), addresses }
}

/** What the form that edits an event starts with, on one of its dates. */
export async function readEventForEdit(ctx: MemberContext, eventId: string, on?: string) {
  const found = await findOrganizedDate(ctx, eventId, on)
  if (!found.ok) return found
  const { event, date } = found
  if (event.status === 'cancelled') return refuse('conflict', 'A cancelled event is brought back before it is changed.')
  const { opensAt, closesAt } = windowOf(event, date.startsAt)
  const addresses = event.spaceId ? await selectAddresses(ctx.db, Prisma.sql`s.id = ${event.spaceId}`) : []
  return ok({
    id: event.id,
    on: date.recurrenceId,
    title: event.title,
    description: event.description,
    startsAt: wallOf(date.startsAt, event.timeZone),
    endsAt: wallOf(date.endsAt, event.timeZone),
    timeZone: event.timeZone,
    mode: event.mode,
    location: event.location,
    address: event.spaceLocationId ?? '',
    addresses,
    joinUrl: event.joinUrl,
    tags: event.tags.join(', '),
    repeat: event.repeat,
    capacity: event.capacity,
    opensAt: opensAt ? wallOf(opensAt, event.timeZone) : '',
    closesAt: closesAt ? wallOf(closesAt, event.timeZone) : '',
    approval: event.approval,
    membersOnly: !event.guestRsvp,
    mostGuests: event.mostGuests,
    questions: questionsOf(event),
  }) satisfies Result<unknown>
}

function selectAddresses(db: Db, where: Prisma.Sql): Promise<AddressChoice[]> {
  return db.$queryRaw<AddressChoice[]>`
    select l.id, s.slug as space, concat_ws(', ', s.name, l.name, l.city) as words
    from space_locations l join spaces s on s.id = l.space_id where ${where} order by s.name, l.position, l.id limit 200`
}
