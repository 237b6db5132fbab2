import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { events } from './events.ts'
import { groups } from './groups.ts'
import { bookings, requests } from './mentorships.ts'
import { freeEntries, people } from './people.ts'
import { programs } from './programs.ts'
import { spaces } from './spaces.ts'
import { threads } from './threads.ts'
import type { DemoEvent, DemoGroup, DemoReply } from './types.ts'

const handles = new Set(people.map((person) => person.handle))
const mentors = new Map(people.flatMap((person) => (person.mentor ? [[person.handle, person.mentor] as const] : [])))
const skills = namesIn('skills.tsv', 3)
const certifications = namesIn('certifications.tsv', 3)
const hoursPattern =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun|weekdays|weekends) \d\d-\d\d(?:,\d\d-\d\d)*)(?:; (?:mon|tue|wed|thu|fri|sat|sun|weekdays|weekends) \d\d-\d\d(?:,\d\d-\d\d)*)*$/
const allReplies = threads.flatMap((thread) => flatten(thread.replies))

describe('people', () => {
  it('are eighty, twenty-five of them mentors, each with a handle of their own', () => {
    expect(people).toHaveLength(80)
    expect(handles.size).toBe(80)
    expect(mentors.size).toBe(25)
    expect(repeated(people.map((person) => person.name))).toEqual([])
    expect(repeated(people.map((person) => person.bio))).toEqual([])
  })

  it('include one persona for each demo sign-in, and the mentor persona mentors', () => {
    const roles = people.flatMap((person) => (person.role ? [person.role] : []))
    expect(roles.toSorted()).toEqual(['admin', 'mentor', 'moderator', 'organizer', 'worker'])
    expect(people.find((person) => person.role === 'mentor')?.mentor).toBeDefined()
    expect(spaces.some((space) => space.organizers.includes(withRole('organizer')))).toBe(true)
    expect(groups.find((group) => group.slug === 'the-night-desk')?.moderators).toContain(withRole('moderator'))
  })

  it('live in zones the runtime knows, in every inhabited part of the world', () => {
    const zones = new Set(people.map((person) => person.timeZone))
    for (const zone of [...zones, ...spaces.map((space) => space.timeZone), ...events.map((event) => event.timeZone)])
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone }), zone).not.toThrow()
    expect(zones.size).toBeGreaterThanOrEqual(14)
    const regions = new Set([...zones].map((zone) => zone.split('/')[0]))
    for (const region of ['America', 'Europe', 'Africa', 'Asia', 'Australia', 'Pacific'])
      expect(regions).toContain(region)
  })

  it('speak languages written as BCP 47 tags', () => {
    for (const tag of people.flatMap((person) => person.languages)) expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
  })

  it('write their hours in the weekly grammar, each range forwards and within a day', () => {
    const lines = [
      ...people.map((person) => person.free),
      ...[...mentors.values()].map((mentor) => mentor.hours),
      ...spaces.map((space) => space.hours),
    ]
    for (const line of lines) {
      expect(line).toMatch(hoursPattern)
      for (const [, from, to] of line.matchAll(/(\d\d)-(\d\d)/g)) {
        expect(Number(from), line).toBeLessThan(Number(to))
        expect(Number(to), line).toBeLessThanOrEqual(24)
      }
    }
  })

  it('include many who work odd hours, a very long name and a single one', () => {
    expect(people.filter((person) => person.offHours).length).toBeGreaterThanOrEqual(30)
    expect(people.some((person) => person.name.length >= 40)).toBe(true)
    expect(people.some((person) => !person.name.includes(' '))).toBe(true)
  })

  it('name each skill once, by a label or alias of the vocabulary unless it is a listed free entry', () => {
    const named = [
      ...people.flatMap((person) => [
        ...person.offers.map((offer) => offer.skill),
        ...person.wants.map((want) => want.skill),
        ...person.goals.flatMap((goal) => goal.skills),
      ]),
      ...[groups, events, threads].flatMap((list) => list.flatMap((item) => item.tags)),
    ]
    const unknown = new Set(named.filter((name) => !skills.has(name.toLowerCase())))
    expect([...unknown].toSorted()).toEqual(freeEntries.toSorted())
    for (const person of people) {
      expect(repeated(person.offers.map((offer) => offer.skill)), person.handle).toEqual([])
      expect(repeated(person.wants.map((want) => want.skill)), person.handle).toEqual([])
    }
  })

  it('hold certifications the vocabulary knows', () => {
    const unknown = people
      .flatMap((person) => person.certifications)
      .filter((name) => !certifications.has(name.toLowerCase()))
    expect(unknown).toEqual([])
  })
})

describe('groups', () => {
  it('are ten, six to forty-five people each, nobody listed twice', () => {
    expect(groups).toHaveLength(10)
    expect(repeated(groups.flatMap((group) => [group.slug, group.name]))).toEqual([])
    for (const group of groups) {
      const everyone = [group.owner, ...group.admins, ...group.moderators, ...group.members]
      expect(repeated(everyone), group.slug).toEqual([])
      expect(strangers(everyone), group.slug).toEqual([])
      expect(everyone.length, group.slug).toBeGreaterThanOrEqual(6)
      expect(everyone.length, group.slug).toBeLessThanOrEqual(45)
    }
  })

  it('include one private and one secret, and ask questions only where people request to join', () => {
    expect(groups.filter((group) => group.visibility === 'private')).toHaveLength(1)
    expect(groups.filter((group) => group.visibility === 'secret')).toHaveLength(1)
    for (const group of groups) expect(group.questions.length > 0, group.slug).toBe(group.joinPolicy === 'request')
  })

  it('pin a thread of their own', () => {
    for (const group of groups.filter((candidate) => candidate.pinned)) {
      const thread = threads.find((candidate) => candidate.key === group.pinned)
      expect(thread?.group).toBe(group.slug)
      expect(thread?.pinned).toBe(true)
    }
  })

  it('leave nobody without a group or a space', () => {
    const seen = new Set([
      ...groups.flatMap((group) => [...membersOf(group)]),
      ...spaces.flatMap((space) => space.organizers),
    ])
    expect([...handles].filter((handle) => !seen.has(handle))).toEqual([])
  })
})

describe('threads', () => {
  it('are one hundred and fifty with at least six hundred replies', () => {
    expect(threads).toHaveLength(150)
    expect(allReplies.length).toBeGreaterThanOrEqual(600)
    for (const thread of threads) expect(thread.replies.length, thread.key).toBeLessThanOrEqual(14)
  })

  it('never repeat a key, a title or a body', () => {
    expect(repeated(threads.map((thread) => thread.key))).toEqual([])
    expect(repeated(threads.map((thread) => thread.title))).toEqual([])
    expect(repeated([...threads, ...allReplies].map((post) => post.body.trim()))).toEqual([])
  })

  it('are written, answered and thanked by members of the group alone, nobody thanking themselves', () => {
    for (const thread of threads) {
      const members = membersOf(groupOf(thread.group))
      expect(members, thread.key).toContain(thread.author)
      for (const reply of flatten(thread.replies)) {
        expect(members, thread.key).toContain(reply.author)
        const thanks = reply.thanks ?? []
        expect(repeated(thanks), thread.key).toEqual([])
        expect(
          thanks.filter((handle) => !members.has(handle) || handle === reply.author),
          thread.key,
        ).toEqual([])
      }
    }
  })

  it('accept at most one answer, at the first level, and only to a question', () => {
    for (const thread of threads) {
      const accepted = flatten(thread.replies).filter((reply) => reply.accepted)
      expect(accepted.length, thread.key).toBeLessThanOrEqual(thread.kind === 'question' ? 1 : 0)
      for (const reply of accepted) expect(thread.replies).toContain(reply)
    }
  })

  it('list replies in the order they were written', () => {
    for (const list of [...threads, ...allReplies].map((post) => post.replies ?? [])) {
      const times = list.map((reply) => reply.after)
      expect(times).toEqual(times.toSorted((a, b) => a - b))
    }
  })

  it('lie within sixty days, with every reply after its parent and in the past', () => {
    for (const thread of threads) {
      expect(thread.hoursAgo, thread.key).toBeGreaterThan(0)
      expect(thread.hoursAgo, thread.key).toBeLessThanOrEqual(60 * 24)
      expectPast(thread.replies, thread.hoursAgo * 60, thread.key)
    }
    expect(threads.filter((thread) => thread.hoursAgo <= 7 * 24).length).toBeGreaterThanOrEqual(40)
  })

  it('keep some questions waiting for an answer', () => {
    const waiting = threads.filter((thread) => thread.kind === 'question' && thread.replies.length === 0)
    expect(waiting.length).toBeGreaterThanOrEqual(5)
  })

  it('link to example.org alone', () => {
    const links = [...threads, ...allReplies].flatMap((post) => post.body.match(/https?:\/\/[^\s/)]+/g) ?? [])
    expect(links.filter((link) => link !== 'https://example.org')).toEqual([])
  })
})

describe('spaces', () => {
  it('are three, kept and followed by known people', () => {
    expect(spaces).toHaveLength(3)
    for (const space of spaces) {
      expect(strangers([...space.organizers, ...space.followers]), space.slug).toEqual([])
      expect(repeated([...space.organizers, ...space.followers]), space.slug).toEqual([])
    }
  })
})

describe('events', () => {
  it('are forty or more, with distinct keys and titles, one draft and one cancelled', () => {
    expect(events.length).toBeGreaterThanOrEqual(40)
    expect(repeated(events.map((event) => event.key))).toEqual([])
    expect(repeated(events.map((event) => event.title))).toEqual([])
    expect(events.filter((event) => event.status === 'draft')).toHaveLength(1)
    expect(events.filter((event) => event.status === 'cancelled')).toHaveLength(1)
  })

  it('happen within six weeks ahead or two behind, at a wall time, for a while', () => {
    for (const event of events) {
      expect(event.dayOffset >= -14 && event.dayOffset <= 42 && event.dayOffset !== 0, event.key).toBe(true)
      expect(event.time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
      expect(event.minutes, event.key).toBeGreaterThan(0)
    }
    expect(events.filter((event) => event.dayOffset < 0).length).toBeGreaterThanOrEqual(2)
  })

  it('repeat on the weekday they begin', () => {
    for (const event of events.filter((candidate) => candidate.repeat)) {
      expect(event.repeat).toMatch(/^FREQ=WEEKLY;(?:INTERVAL=\d;)?BYDAY=[A-Z]{2};COUNT=\d+$/)
      expect(event.repeat, event.key).toContain(`BYDAY=${event.weekday?.slice(0, 2).toUpperCase()}`)
    }
  })

  it('say where: a space or place when in person, a link when online', () => {
    for (const event of events) {
      if (event.mode !== 'online') expect(Boolean(event.space) || Boolean(event.location), event.key).toBe(true)
      expect(Boolean(event.joinUrl), event.key).toBe(event.mode !== 'in-person')
    }
  })

  it('never seat more than their capacity and keep a line only when full', () => {
    for (const event of events) {
      const seats = seatsTaken(event)
      if (event.capacity !== undefined) expect(seats, event.key).toBeLessThanOrEqual(event.capacity)
      if (event.waiting?.length) expect(event.capacity, event.key).toBe(seats)
    }
    expect(events.filter((event) => event.waiting?.length).length).toBeGreaterThanOrEqual(2)
  })

  it('name known people once each, and bring guests only with those in the room or in line', () => {
    for (const event of events) {
      const coming = [...event.going, ...(event.waiting ?? [])]
      expect(strangers([event.host, ...coming]), event.key).toEqual([])
      expect(repeated(coming), event.key).toEqual([])
      for (const handle of Object.keys(event.guests ?? {})) expect(coming, event.key).toContain(handle)
    }
  })

  it('are hosted by an organizer of the space or the staff of the group, and attended by its members', () => {
    for (const event of events) {
      const space = spaces.find((candidate) => candidate.slug === event.space)
      expect(Boolean(space), event.key).toBe(Boolean(event.space))
      if (space) expect(space.organizers, event.key).toContain(event.host)
      if (!event.group) continue
      const group = groupOf(event.group)
      if (!space) expect([group.owner, ...group.admins, ...group.moderators], event.key).toContain(event.host)
      const members = membersOf(group)
      expect(
        [event.host, ...event.going, ...(event.waiting ?? [])].filter((handle) => !members.has(handle)),
        event.key,
      ).toEqual([])
    }
  })
})

describe('mentorships', () => {
  it('ask real mentors, never oneself, once each, and a refusal gives its reason', () => {
    expect(repeated(requests.map((request) => `${request.mentee} ${request.mentor}`))).toEqual([])
    for (const request of requests) {
      expect(handles).toContain(request.mentee)
      expect(mentors.has(request.mentor), request.mentor).toBe(true)
      expect(request.mentee).not.toBe(request.mentor)
      if (request.decision === 'decline') expect(request.reason).toBeTruthy()
    }
  })

  it('accept no more people than a mentor has places', () => {
    for (const [handle, mentor] of mentors) {
      const accepted = requests.filter((request) => request.mentor === handle && request.decision === 'accept')
      expect(accepted.length, handle).toBeLessThanOrEqual(mentor.capacity)
    }
  })

  it('book each slot of a mentor once', () => {
    expect(repeated(bookings.map((booking) => `${booking.mentor} ${booking.slotIndex}`))).toEqual([])
    for (const booking of bookings) {
      expect(handles).toContain(booking.mentee)
      expect(mentors.has(booking.mentor), booking.mentor).toBe(true)
      expect(booking.mentee).not.toBe(booking.mentor)
    }
  })
})

function namesIn(file: string, aliasColumn: number): Set<string> {
  const text = readFileSync(new URL(`../../data/vocabulary/${file}`, import.meta.url), 'utf8')
  const rows = text.trimEnd().split('\n').slice(1)
  return new Set(
    rows.flatMap((row) => {
      const columns = row.split('\t')
      return [columns[1] ?? '', ...(columns[aliasColumn] ?? '').split('|')].map((name) => name.trim().toLowerCase())
    }),
  )
}

function flatten(replies: DemoReply[]): DemoReply[] {
  return replies.flatMap((reply) => [reply, ...flatten(reply.replies ?? [])])
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

function strangers(values: string[]): string[] {
  return values.filter((value) => !handles.has(value))
}

function withRole(role: string): string {
  return people.find((person) => person.role === role)?.handle ?? ''
}

function groupOf(slug: string): DemoGroup {
  const group = groups.find((candidate) => candidate.slug === slug)
  if (!group) throw new Error(`No group ${slug}`)
  return group
}

function membersOf(group: DemoGroup): Set<string> {
  return new Set([group.owner, ...group.admins, ...group.moderators, ...group.members])
}

function expectPast(replies: DemoReply[], minutesAgo: number, key: string) {
  for (const reply of replies) {
    expect(reply.after, key).toBeGreaterThan(0)
    expect(reply.after, key).toBeLessThan(minutesAgo)
    expectPast(reply.replies ?? [], minutesAgo - reply.after, key)
  }
}

function seatsTaken(event: DemoEvent): number {
  return event.going.reduce((sum, handle) => sum + 1 + (event.guests?.[handle] ?? 0), 0)
}

describe('programs', () => {
  it('match people who are there and may see the program, each once a side, with wishes for the other side', () => {
    for (const { name, group, organizer, maxWishes, mentors: guides, mentees } of programs) {
      const home = groups.find(({ slug }) => slug === group)
      const inside = home
        ? new Set([home.owner, ...home.admins, ...home.moderators, ...home.members])
        : new Set(people.map(({ handle }) => handle))
      expect(home ? [home.owner, ...home.admins] : [withRole('admin')], name).toContain(organizer)
      const asMentors = guides.map(({ handle }) => handle)
      const asMentees = mentees.map(({ handle }) => handle)
      for (const side of [asMentors, asMentees]) expect(repeated(side), name).toEqual([])
      for (const handle of [...asMentors, ...asMentees]) expect(inside, name).toContain(handle)
      for (const { wishes } of guides) for (const wish of wishes) expect(asMentees, name).toContain(wish)
      for (const { wishes } of mentees) for (const wish of wishes) expect(asMentors, name).toContain(wish)
      for (const { wishes } of [...guides, ...mentees]) expect(wishes.length, name).toBeLessThanOrEqual(maxWishes)
    }
  })

  it('show both ends: one that is open to the worker, one that is published', () => {
    const open = programs.filter(({ publishedDaysAgo }) => publishedDaysAgo === undefined)
    expect(open.length).toBeGreaterThan(0)
    expect(open.length).toBeLessThan(programs.length)
    for (const { mentees } of open) expect(mentees.map(({ handle }) => handle)).not.toContain(withRole('worker'))
  })
})
