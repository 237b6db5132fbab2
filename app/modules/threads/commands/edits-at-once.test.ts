import { describe, expect, it } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import { updateEvent } from '#app/modules/events/commands/update-event.server.ts'
import { readEventForEdit } from '#app/modules/events/queries/read-event-form.server.ts'
import { saveResource } from '#app/modules/groups/commands/save-resource.server.ts'
import { updateGroup } from '#app/modules/groups/commands/update-group.server.ts'
import { updateNotes } from '#app/modules/mentorships/commands/write-mentorship.server.ts'
import { readMentorship } from '#app/modules/mentorships/queries/read-mentorship.server.ts'
import { updateProgram } from '#app/modules/programs/commands/update-program.server.ts'
import { updateSpace } from '#app/modules/spaces/commands/update-space.server.ts'
import type { Result } from '#app/lib/result.ts'
import { newId } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { as, makeMember, NOON } from '#test/factories.ts'
import { makeEvent } from '#test/factories-events.ts'
import { enrol, makeGroup, makeReply, makeThread, valueOf } from '#test/factories-groups.ts'
import { makeProgram } from '#test/factories-programs.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { readReplyHistory, readThreadHistory } from '../queries/read-history.server.ts'
import { deleteReply } from './delete-reply.server.ts'
import { editReply } from './edit-reply.server.ts'
import { editThread } from './edit-thread.server.ts'

useDatabase()

async function scene() {
  const [owner, author, other, stranger] = await Promise.all([makeMember(), makeMember(), makeMember(), makeMember()])
  const group = await makeGroup(owner)
  await enrol(group.groupId, [author, other])
  const threadId = await makeThread(author, group.slug, { title: 'First title', body: 'First words.' })
  return { owner, author, other, stranger, threadId, ...group }
}

const later = (n: number) => new Date(NOON.getTime() + n * 60_000)

describe('edits of one text', () => {
  it('of two at once, each text but the last is in the history, the middle one too', async () => {
    const { author, threadId } = await scene()
    const write = (body: string) => editThread(as(author, later(1)), { threadId, title: 'First title', body, tags: [] })
    const results = await Promise.all(['Second words.', 'Third words.'].map(write))
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    const { body } = await db().thread.findUniqueOrThrow({ where: { id: threadId } })
    const before = (await db().revision.findMany({ where: { subjectId: threadId } })).map((one) => one.body)
    expect([...before, body].toSorted()).toEqual(['First words.', 'Second words.', 'Third words.'])
  })

  it('decide on what stands when they are saved: a thread locked meanwhile takes none', async () => {
    const { author, threadId } = await scene()
    await db().thread.update({ where: { id: threadId }, data: { lockedAt: NOON } })
    const result = await editThread(as(author), { threadId, title: 'First title', body: 'Second words.', tags: [] })
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  })

  type Case = {
    what: string
    make: () => Promise<{ began: string; save: (text: string, began?: string) => Promise<Result<unknown>> }>
  }
  const cases: Case[] = [
    {
      what: 'a thread',
      make: async () => {
        const { author, threadId } = await scene()
        const words = { threadId, title: 'First title', tags: [] }
        return {
          began: versionOf('First title', 'First words.'),
          save: (body, began) => editThread(as(author), { ...words, body, began }),
        }
      },
    },
    {
      what: 'a reply',
      make: async () => {
        const { author, threadId } = await scene()
        const replyId = await makeReply(author, threadId, 'First words.')
        return {
          began: versionOf('First words.'),
          save: (body, began) => editReply(as(author), { replyId, body, began }),
        }
      },
    },
    {
      what: 'the shared notes of a mentorship',
      make: async () => {
        const [mentor, mentee, id] = [await makeMember(), await makeMember(), newId()]
        const row = { menteeId: mentee.id, mentorId: mentor.id, status: 'active', goals: 'x', notes: 'First words.' }
        await db().mentorship.create({ data: { ...row, id, startedAt: NOON, updatedAt: NOON } })
        const { versions } = (await readMentorship(as(mentor), id))!
        return {
          began: versions.notes,
          save: (notes, began) => updateNotes(as(mentee), { mentorshipId: id, notes, began }),
        }
      },
    },
    {
      what: 'an event',
      make: async () => {
        const host = await makeMember()
        const eventId = await makeEvent(host, { description: 'First words.' })
        const form = valueOf(await readEventForEdit(as(host), eventId))
        const { title, startsAt, endsAt, timeZone, location, joinUrl } = form
        const same = { title, startsAt, endsAt, timeZone, location, joinUrl, mode: 'in-person' as const, tags: [] }
        return {
          began: versionOf(title, form.description),
          save: (description, began) =>
            updateEvent(as(host), { ...same, eventId, scope: 'series', description, began }),
        }
      },
    },
    {
      what: 'a group',
      make: async () => {
        const owner = await makeMember()
        const { slug } = await makeGroup(owner, { description: 'First words.' })
        const same = { slug, name: 'Group', guidelines: '', questions: [], tags: [] }
        return {
          began: versionOf('First words.', ''),
          save: (description, began) =>
            updateGroup(as(owner), { ...same, visibility: 'public', joinPolicy: 'open', description, began }),
        }
      },
    },
    {
      what: 'a resource',
      make: async () => {
        const owner = await makeMember()
        const { slug } = await makeGroup(owner)
        const words = { slug, title: 'Sheet', url: null }
        const id = valueOf(await saveResource(as(owner), { ...words, body: 'First words.' }))
        return {
          began: versionOf('Sheet', '', 'First words.'),
          save: (body, began) => saveResource(as(owner), { ...words, id, body, began }),
        }
      },
    },
    {
      what: 'a space',
      make: async () => {
        const organizer = await makeMember()
        const { slug } = await makeSpace(organizer, { tagline: '', description: 'First words.' })
        const row = await db().space.findUniqueOrThrow({ where: { slug } })
        const same = { slug, name: row.name, tagline: '', timeZone: row.timeZone, amenities: [] }
        const open = { openingHours: {}, specialDays: [], addressLine: '', city: 'Berlin', postcode: '', country: 'DE' }
        return {
          began: versionOf('', 'First words.'),
          save: (description, began) =>
            updateSpace(as(organizer), { ...same, ...open, place: null, description, began } as never),
        }
      },
    },
    {
      what: 'a program',
      make: async () => {
        const { organizer, slug } = await makeProgram({ name: 'Cohort', description: 'First words.' })
        const same = { slug, name: 'Cohort', mode: 'stable' as const, opensAt: '', closesAt: '', maxWishes: 5 }
        return {
          began: versionOf('Cohort', 'First words.'),
          save: (description, began) =>
            updateProgram(as(organizer), { ...same, status: 'open', description, began } as never),
        }
      },
    },
  ]

  it.each(cases)(
    '$what: one that began from an older version is refused, with what stands there now',
    async ({ what, make }) => {
      const { began, save } = await make()
      expect((await save('Second words.', began)).ok).toBe(true)
      const stale = await save('Third words.', began)
      expect(stale).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
      const { stands, reason } = (stale as Extract<typeof stale, { ok: false }>).problem
      const isOwn = what === 'a thread' || what === 'a reply'
      expect(reason).toMatch(isOwn ? /^You changed this elsewhere/ : /^Other words were saved here/)
      expect(stands!.words.map(({ text }) => text)).toEqual(['Second words.'])
      expect((await save('Third words.', stands!.version)).ok).toBe(true)
    },
  )
})

describe('what was there before an edit', () => {
  it('is shown to the author and to moderators of the group and the site, and to nobody else', async () => {
    const { owner, author, other, stranger, threadId } = await scene()
    const site = await makeMember({ siteRole: 'moderator' })
    const replyId = await makeReply(author, threadId, 'First words.')
    valueOf(await editThread(as(author), { threadId, title: 'Second title', body: 'Second words.', tags: [] }))
    valueOf(await editReply(as(author), { replyId, body: 'Second words.' }))
    for (const who of [author, owner, site]) {
      const thread = await readThreadHistory(as(who), threadId)
      expect(thread?.versions.map(({ title, body }) => [title, body])).toEqual([
        ['Second title', 'Second words.'],
        ['First title', 'First words.'],
      ])
      const reply = await readReplyHistory(as(who), replyId)
      expect(reply?.versions.map(({ body }) => body)).toEqual(['Second words.', 'First words.'])
    }
    for (const who of [other, stranger]) {
      expect(await readThreadHistory(as(who), threadId)).toBeNull()
      expect(await readReplyHistory(as(who), replyId)).toBeNull()
    }
    valueOf(await deleteReply(as(author), { replyId }))
    for (const who of [author, owner, site]) expect(await readReplyHistory(as(who), replyId)).toBeNull()
  })
})
