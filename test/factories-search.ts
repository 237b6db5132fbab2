import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { NOON } from './factories.ts'

type Given = Record<string, unknown>

/** A group's row with its memberships; anything given replaces the ordinary. */
export async function groupRow(given: Given & { members?: Actor[] } = {}): Promise<{ id: string; slug: string }> {
  const { members = [], ...rest } = given
  const id = newId()
  const slug = `group-${id}`
  await db().group.create({
    data: {
      id,
      slug,
      name: 'A group',
      description: 'A place to talk.',
      descriptionHtml: '',
      visibility: 'public',
      joinPolicy: 'open',
      questions: [],
      tags: [],
      memberCount: members.length,
      lastActivityAt: NOON,
      createdAt: NOON,
      ...rest,
    },
  })
  for (const member of members) await membershipRow(id, member)
  return { id, slug: (rest.slug as string) ?? slug }
}

export async function membershipRow(groupId: string, { id: memberId }: Actor, given: Given = {}): Promise<void> {
  await db().membership.create({ data: { groupId, memberId, status: 'active', joinedAt: NOON, ...given } })
}

/** A thread's row, with tags when given. */
export async function threadRow(groupId: string, authorId: string, given: Given & { tags?: string[] } = {}) {
  const { tags = [], ...rest } = given
  const id = newId()
  await db().thread.create({
    data: {
      id,
      groupId,
      authorId,
      kind: 'discussion',
      title: 'A thread',
      body: 'Words.',
      bodyHtml: '<p>Words.</p>',
      lastActivityAt: NOON,
      createdAt: NOON,
      ...rest,
    },
  })
  for (const slug of tags) await db().threadTag.create({ data: { threadId: id, label: slug, slug } })
  return id
}

export async function replyRow(threadId: string, authorId: string, given: Given = {}): Promise<string> {
  const id = newId()
  await db().reply.create({
    data: { id, threadId, authorId, body: 'A reply.', bodyHtml: '<p>A reply.</p>', createdAt: NOON, ...given },
  })
  return id
}

/** A published event with one date, two days after noon. */
export async function eventRow(hostId: string, given: Given & { startsAt?: Date } = {}) {
  const { startsAt = new Date(NOON.getTime() + 48 * 3600_000), ...rest } = given
  const id = newId()
  const occurrenceId = newId()
  const resourceId = newId()
  await db().seatResource.create({ data: { id: resourceId, kind: 'event-seat', capacity: 10, createdAt: NOON } })
  await db().event.create({
    data: {
      id,
      hostId,
      title: 'An event',
      description: 'Come along.',
      descriptionHtml: '',
      mode: 'in-person',
      timeZone: 'Europe/Berlin',
      startsLocal: '2026-11-27T13:00',
      durationMinutes: 60,
      status: 'published',
      tags: [],
      questions: [],
      createdAt: NOON,
      updatedAt: NOON,
      publishedAt: NOON,
      ...rest,
    },
  })
  await db().occurrence.create({
    data: {
      id: occurrenceId,
      eventId: id,
      recurrenceId: '2026-11-27T13:00',
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3600_000),
      resourceId,
    },
  })
  return { id, occurrenceId, resourceId }
}

export async function spaceRow(given: Given = {}): Promise<{ id: string; slug: string }> {
  const id = newId()
  await db().space.create({
    data: {
      id,
      slug: `space-${id}`,
      name: 'A space',
      description: 'Desks and light.',
      descriptionHtml: '',
      addressLine: 'Main street 1',
      city: 'Leeds',
      postcode: 'LS1',
      country: 'GB',
      timeZone: 'Europe/London',
      amenities: [],
      createdAt: NOON,
      ...given,
    },
  })
  return { id, slug: `space-${id}` }
}

export async function resourceRow(groupId: string, authorId: string, given: Given = {}): Promise<string> {
  const id = newId()
  const words = { title: 'A resource', url: 'https://example.org/', body: '' }
  await db().resource.create({ data: { id, groupId, authorId, ...words, createdAt: NOON, ...given } })
  return id
}

export async function skillRow({ id: memberId }: Actor, slug: string, label: string, side = 'offers'): Promise<void> {
  await db().memberSkill.create({ data: { memberId, side, label, slug, level: 3 } })
}

export async function mentorRow({ id: memberId }: Actor, given: Given = {}): Promise<void> {
  await db().mentorProfile.create({
    data: { memberId, blurb: 'I help.', topics: [], createdAt: NOON, updatedAt: NOON, ...given },
  })
}

export async function blockRow(memberId: string, otherId: string, kind = 'block'): Promise<void> {
  await db().block.create({ data: { memberId, otherId, kind, createdAt: NOON } })
}
