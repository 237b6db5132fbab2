import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { readMentees, readMentors, unknownFieldsNote } from './read-people.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function mentorsIn(text: string | Uint8Array, name = 'mentors.jsonl', unknown = new Map<string, number>()) {
  const file = join(folder, name)
  await writeFile(file, text)
  const people = []
  for await (const person of readMentors(file, unknown)) people.push(JSON.parse(JSON.stringify(person)))
  return people
}

describe('a file of people', () => {
  it.each([
    ['{"id":"a"}\n{"id":', /:2: not JSON/],
    ['{"id":"a"}\n[1]', /:2: expected a JSON object/],
    ['{"id":"a"}\n\n{"headline":"x"}', /:3: id: is missing/],
    ['{"id":"a"}\n{"id":"a"}', /:2: id: "a" stands twice/],
    ['{"id":"a","capacity":-1}', /:1: capacity: must not be negative/],
    ['{"id":"a","skills":[{"name":"x","level":9}]}', /:1: skills\[0\]\.level: must be at most 5/],
    ['{"id":"a","skills":[{"level":2}]}', /:1: skills\[0\]\.name: is missing/],
    ['{"id":"a","timeZone":"Mars/Base"}', /:1: timeZone: "Mars\/Base" is not a time zone/],
    [
      '{"id":"a","availability":[{"day":"sat","from":"9","to":"12:00"}]}',
      /:1: availability\[0\]\.from: must be a time/,
    ],
    ['{"id":"a","paused":"yes"}', /:1: paused: must be true or false/],
    ['', /is empty/],
    [new Uint8Array([0x7b, 0xff, 0x7d]), /not valid UTF-8/],
  ])('names file, line and field of what cannot be used (%#)', async (text, message) => {
    await expect(mentorsIn(text)).rejects.toThrow(message)
  })

  it('reports fields it does not know once, with their number, and keeps them out', async () => {
    const unknown = new Map<string, number>()
    const people = await mentorsIn(
      '{"id":"a","age":3,"skills":[{"name":"x","since":1}]}\n{"id":"b","age":4}',
      'extra.jsonl',
      unknown,
    )
    expect(people).toEqual([{ id: 'a', skills: [{ name: 'x' }] }, { id: 'b' }])
    expect(unknownFieldsNote('F', unknown)).toBe('F: kept out of the score: age (2), skills[].since (1)')
  })

  it('reads CSV with quotes, line ends inside cells, lists, levels, hours and dotted columns', async () => {
    const csv =
      '\uFEFFid,bio,skills,availability,rating.mean,rating.count,paused\r\n' +
      'a,"He said ""hi"",\nthen left","Networking:4|c++","sat 9:00-12:00; sun 20:00-24:00",4.5,3,no\r\nb,,,,,,\r\n'
    expect(await mentorsIn(csv, 'people.csv')).toEqual([
      {
        id: 'a',
        bio: 'He said "hi",\nthen left',
        skills: [{ name: 'Networking', level: 4 }, { name: 'c++' }],
        availability: [
          { day: 'sat', from: '09:00', to: '12:00' },
          { day: 'sun', from: '20:00', to: '24:00' },
        ],
        rating: { mean: 4.5, count: 3 },
        paused: false,
      },
      { id: 'b' },
    ])
  })

  it.each([
    ['id,bio\na,"open\n', /:2: a quote opens here and never closes/],
    ['id,bio\na,"x"y\n', /:2: text follows a closing quote/],
    ['id,bio\na,b,c\n', /:2: has 3 cells where the header has 2/],
    ['id,id\na,b\n', /:1: id: the column stands twice/],
    ['id,capacity\na,many\n', /:2: capacity: must be a number/],
  ])('names the line of broken CSV (%#)', async (text, message) => {
    await expect(mentorsIn(text, 'broken.csv')).rejects.toThrow(message)
  })

  it('reads goals as texts or objects', async () => {
    const file = join(folder, 'mentees.jsonl')
    await writeFile(file, '{"id":"e","goals":["learn",{"text":"more","skills":["x"],"priority":2}]}')
    const people = []
    for await (const person of readMentees(file, new Map())) people.push(person)
    expect(people[0]!.goals).toEqual([{ text: 'learn' }, { text: 'more', skills: [{ name: 'x' }], priority: 2 }])
  })
})
