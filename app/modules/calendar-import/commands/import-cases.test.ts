import { readdirSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { ok, refuse } from '#app/lib/result.ts'
import { db } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeSpace } from '#test/factories-spaces.ts'
import { as, makeMember } from '#test/factories.ts'
import type { fetchCalendar } from '../fetch-calendar.server.ts'
import { readSource } from '../queries/read-source.server.ts'
import { readFor } from '../read-for.server.ts'
import { findSource } from '../repository.server.ts'
import { applyImport } from '../take-in.server.ts'
import { followCalendars } from './follow-calendars.server.ts'
import { importCalendar } from './import-calendar.server.ts'
import { addSource } from './add-source.server.ts'

useDatabase()

const now = new Date('2026-11-30T12:00:00Z')
const folder = new URL('../calendar-file/fixtures/cases/', import.meta.url)
const decoder = new TextDecoder()
const caseText = (file: string) => decoder.decode(readFileSync(new URL(file, folder))).replaceAll('\0', '')

let host: Actor, space: { id: string; slug: string }
beforeEach(async () => {
  host = await makeMember()
  space = await makeSpace(host)
})

const offer = (text: string) => addSource(as(host, now), { slug: space.slug, url: '', text })
const titles = async () =>
  (await db().event.findMany({ where: { spaceId: space.id, status: 'published' } })).map(({ title }) => title).sort()

/** Takes a text in as an organizer does: looks at it, takes all that is new, and answers what was said of the rest. */
async function bringIn(text: string) {
  const offered = await offer(text)
  if (!offered.ok) return { refused: offered.problem.reason!, passedOver: null }
  const which = { slug: space.slug, id: offered.value }
  const page = await readSource(as(host, now), which)
  const outcome = await importCalendar(as(host, now), { ...which, take: [], all: true })
  if (!outcome.ok) throw new Error(outcome.problem.reason)
  return { refused: null, passedOver: page!.passedOver, outcome: outcome.value }
}

describe('a calendar that others stumbled over', () => {
  it.each(readdirSync(folder))(
    '%s comes in, or is refused in words, and the second time changes nothing',
    async (file) => {
      const first = await bringIn(caseText(file))
      const before = await titles()
      const second = await bringIn(caseText(file))
      expect(second.refused).toBe(first.refused)
      if (first.refused) expect(first.refused).toMatch(/\.$/)
      else expect(second.outcome).toEqual({ added: 0, changed: 0, cancelled: 0 })
      expect(await titles()).toEqual(before)
    },
  )

  it('says what it leaves out: alone it is refused with the reason, beside others it is named', async () => {
    expect((await bringIn(caseText('dos-secondly.ics'))).refused).toMatch(
      /“Every second”: It repeats more often than daily/,
    )
    expect((await bringIn(caseText('18-all-private.ics'))).refused).toMatch(/All entries .* are marked as private/)
    expect((await bringIn(caseText('23a-year-2999.ics'))).refused).toMatch(
      /“Year 2999”: It lies more than five years ahead/,
    )
    expect((await bringIn(caseText('42-negative-duration.ics'))).refused).toMatch(/“Negative duration”: It ends before/)
    const { passedOver } = await bringIn(caseText('05-one-bad-rule-among-good.ics'))
    expect(passedOver!.leftOut.map(({ title }) => title)).toEqual(['A blank in BYDAY'])
    expect(await titles()).toEqual(['Good one', 'Good two'])
  })

  it('makes a series of what repeats for ever, with the dates of the coming half year', async () => {
    await bringIn(caseText('28-until-9999.ics'))
    await bringIn(caseText('slow-weekly-off-start.ics'))
    const events = await db().event.findMany({
      where: { spaceId: space.id },
      include: { _count: { select: { occurrences: true } } },
      orderBy: { title: 'asc' },
    })
    expect(events.map(({ title, _count }) => [title, _count.occurrences])).toEqual([
      ['Class since 2014', 53],
      ['Weekly for ever (until 9999)', 27],
    ])
  })
})

describe('a calendar of many entries', () => {
  it('comes in bit by bit, descriptions and all: between two of them the process answers others', async () => {
    const words = '**Bring** your [own cup](https://example.com) and a _friend_.\\n\\n- one\\n- two\\n'.repeat(4)
    const entries = Array.from(
      { length: 60 },
      (_, i) =>
        `BEGIN:VEVENT\nUID:${i}\nSUMMARY:Event ${i}\nDTSTART:20270105T100000Z\nDESCRIPTION:${words}\nEND:VEVENT`,
    )
    const text = `BEGIN:VCALENDAR\n${entries.join('\n')}\nEND:VCALENDAR`
    const offered = await offer(text)
    const read = readFor({ text, timeZone: 'Europe/Berlin', now })
    if (!offered.ok || !read.ok) throw new Error('it was refused')
    const source = (await findSource(db(), offered.value))!
    let [longest, last] = [0, process.cpuUsage()]
    const watch = setInterval(() => {
      const { user, system } = process.cpuUsage(last)
      ;[longest, last] = [Math.max(longest, (user + system) / 1000), process.cpuUsage()]
    })
    const outcome = await applyImport({ db: db(), now }, source, read.value.items, () => true)
    clearInterval(watch)
    expect(outcome).toEqual({ added: 60, changed: 0, cancelled: 0 })
    expect(longest).toBeLessThan(250)
  }, 120_000)
})

describe('calendars that are followed', () => {
  it('are each looked at in their turn, whatever the others do', async () => {
    const good =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Good\nDTSTART:20270105T100000Z\nEND:VEVENT\nEND:VCALENDAR'
    const answers: Record<string, () => ReturnType<typeof fetchCalendar>> = {
      'https://hostile.example/': () => Promise.reject(new Error('the process goes down here')),
      'https://slow.example/': () => Promise.resolve(refuse('invalid', 'It took longer than ten seconds to answer.')),
      'https://endless.example/': () => text(caseText('dos-secondly.ics')),
      'https://good.example/': () => text(good),
    }
    const text = (of: string) => Promise.resolve(ok({ kind: 'text' as const, text: of, etag: '', lastModified: '' }))
    for (const url of Object.keys(answers)) {
      await db().calendarSource.create({
        data: {
          id: url.slice(8, 18).padEnd(20, '0'),
          spaceId: space.id,
          memberId: host.id,
          name: url,
          url,
          following: true,
          nextCheckAt: now,
          createdAt: now,
        },
      })
    }
    const at = new Date(now.getTime() + 60_000)
    await followCalendars(db(), at, (url) => {
      return answers[url]!()
    })
    expect(await titles()).toEqual(['Good'])
    const sources = await db().calendarSource.findMany({ where: { spaceId: space.id } })
    expect(sources.length).toBe(4)
    expect(sources.every(({ nextCheckAt }) => nextCheckAt! > at)).toBe(true)
  })

  it('have their next look noted before they are looked at, so that one that ends the worker is not the first again', async () => {
    const { id } = await db().calendarSource.create({
      data: {
        id: '0'.repeat(20),
        spaceId: space.id,
        memberId: host.id,
        name: 'x',
        url: 'https://x.example/',
        following: true,
        nextCheckAt: now,
        createdAt: now,
      },
    })
    let noted: Date | null = null
    await followCalendars(db(), now, async () => {
      noted = (await db().calendarSource.findUniqueOrThrow({ where: { id } })).nextCheckAt
      return refuse('invalid', 'Its server could not be reached.')
    })
    expect(noted! > now).toBe(true)
  })
})
