import { describe, expect, test } from 'vitest'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { enrolled, makeProgram } from '#test/factories-programs.ts'
import { useDatabase } from '#test/database.ts'
import { createGroup } from '#app/modules/groups/commands/create-group.server.ts'
import { joinGroup } from '#app/modules/groups/commands/join-group.server.ts'
import { db } from '#app/platform/database.server.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { exportRows, listPairRules } from '../queries/list-people.server.ts'
import { listPrograms } from '../queries/list-programs.server.ts'
import { createProgram } from './create-program.server.ts'
import { enrol } from './enrol.server.ts'
import { importLines } from './import-lines.server.ts'
import { setPairRule } from './set-pair-rule.server.ts'
import { updateProgram } from './update-program.server.ts'
import { withdrawEnrolment } from './withdraw-enrolment.server.ts'

useDatabase()

const words = { name: 'Autumn cohort', description: 'Pairs for a season.' }

async function ledGroup(visibility: 'public' | 'private' | 'secret') {
  const owner = await makeMember()
  const made = await createGroup(as(owner), {
    name: `Group ${visibility}`,
    description: 'A group.',
    visibility,
    joinPolicy: 'open',
  })
  if (!made.ok) throw new Error(made.problem.reason)
  return { owner, slug: made.value.slug }
}

describe('opening a program', () => {
  test('is for people who lead a group', async () => {
    const { owner, slug } = await ledGroup('public')
    expect((await createProgram(as(owner), { ...words, groupSlug: slug })).ok).toBe(true)
    const stranger = await makeMember()
    expect(await createProgram(as(stranger), words)).toMatchObject({ problem: { kind: 'not-allowed' } })
    expect(await createProgram(as(stranger), { ...words, groupSlug: slug })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
  })

  test('in a secret group is unknown outside it', async () => {
    const { owner, slug } = await ledGroup('secret')
    const made = await createProgram(as(owner), { ...words, groupSlug: slug })
    if (!made.ok) throw new Error(made.problem.reason)
    const stranger = await makeMember()
    expect(await findProgram(as(stranger), made.value.slug)).toBeNull()
    expect(await findProgram(asVisitor(), made.value.slug)).toBeNull()
    expect((await listPrograms(as(stranger), {}, null)).rows.map((row) => row.slug)).not.toContain(made.value.slug)
    expect(await enrol(as(stranger), { slug: made.value.slug, role: 'mentee', wishes: [] })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    expect(await createProgram(as(stranger), { ...words, groupSlug: slug })).toMatchObject({
      problem: { kind: 'invalid' },
    })
  })

  test('as a draft shows to its organizers alone until it is opened', async () => {
    const { organizer, slug } = await makeProgram({ status: 'draft' })
    const member = await makeMember()
    expect(await enrol(as(member), { slug, role: 'mentee', wishes: [] })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    const settings = {
      slug,
      ...words,
      mode: 'stable',
      opensAt: null,
      closesAt: null,
      maxWishes: 3,
      status: 'open',
    } as const
    expect(await updateProgram(as(member), settings)).toMatchObject({ problem: { kind: 'not-found' } })
    expect((await updateProgram(as(organizer), settings)).ok).toBe(true)
    expect((await enrol(as(member), { slug, role: 'mentee', wishes: [] })).ok).toBe(true)
  })

  test('needs an end after its start', async () => {
    const organizer = await makeMember({ siteRole: 'admin' })
    const result = await createProgram(as(organizer), {
      ...words,
      opensAt: '2026-12-02T10:00',
      closesAt: '2026-12-01T10:00',
    })
    expect(result).toMatchObject({ problem: { kind: 'invalid', field: 'closesAt' } })
  })
})

describe('enrolling', () => {
  test('is refused without a confirmed address and outside the window', async () => {
    const { slug } = await makeProgram({ closesAt: new Date(NOON.getTime() + 1000) })
    const unverified = await makeMember({ emailVerifiedAt: null })
    expect(await enrol(as(unverified), { slug, role: 'mentee', wishes: [] })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
    const late = as(await makeMember(), new Date(NOON.getTime() + 1000))
    expect(await enrol(late, { slug, role: 'mentee', wishes: [] })).toMatchObject({ problem: { kind: 'not-allowed' } })
  })

  test('takes wishes for people of the other side alone, up to the limit', async () => {
    const { slug } = await makeProgram({ maxWishes: 1 })
    const tom = await enrolled(slug, 'mentor')
    const ida = await enrolled(slug, 'mentor')
    const ana = await makeMember()
    const wish = (...wishes: string[]) => enrol(as(ana), { slug, role: 'mentee', wishes })
    expect(await wish(tom.handle, ida.handle)).toMatchObject({ problem: { kind: 'invalid', field: 'wishes' } })
    expect(await wish('nobody-here')).toMatchObject({ problem: { kind: 'invalid', field: 'wishes' } })
    expect((await wish(tom.handle)).ok).toBe(true)
    const self = await enrol(as(tom), { slug, role: 'mentee', wishes: [tom.handle] })
    expect(self).toMatchObject({ problem: { kind: 'invalid' } })
  })

  test('again changes the answer instead of adding one', async () => {
    const { slug, programId } = await makeProgram()
    const tom = await enrolled(slug, 'mentor', { capacity: 2 })
    await enrol(as(tom), { slug, role: 'mentor', capacity: 4, wishes: [] })
    const rows = await db().cohortEnrolment.findMany({ where: { programId } })
    expect(rows.map(({ memberId, capacity }) => [memberId, capacity])).toEqual([[tom.id, 4]])
  })

  test('is ended by withdrawing, with the pins that hung on it', async () => {
    const { organizer, slug, programId } = await makeProgram()
    const tom = await enrolled(slug, 'mentor')
    const ana = await enrolled(slug, 'mentee')
    await setPairRule(as(organizer), { slug, mentee: ana.handle, mentor: tom.handle, rule: 'pin' })
    expect((await withdrawEnrolment(as(tom), { slug, role: 'mentor' })).ok).toBe(true)
    expect(await listPairRules(as(organizer), programId)).toEqual([])
    expect(await withdrawEnrolment(as(tom), { slug, role: 'mentor' })).toMatchObject({ problem: { kind: 'conflict' } })
  })
})

describe('pins and exclusions', () => {
  test('never contradict each other, and can be taken back', async () => {
    const { organizer, slug, programId } = await makeProgram()
    const tom = await enrolled(slug, 'mentor')
    const ana = await enrolled(slug, 'mentee')
    const ben = await enrolled(slug, 'mentee')
    const rule = (mentee: string, rule: 'pin' | 'forbid' | null) =>
      setPairRule(as(organizer), { slug, mentee, mentor: tom.handle, rule })
    expect((await rule(ana.handle, 'pin')).ok).toBe(true)
    expect(await rule(ben.handle, 'pin')).toMatchObject({ problem: { kind: 'conflict' } })
    expect((await rule(ana.handle, 'forbid')).ok).toBe(true)
    expect((await rule(ben.handle, 'pin')).ok).toBe(true)
    expect((await rule(ben.handle, null)).ok).toBe(true)
    expect((await listPairRules(as(organizer), programId)).map((one) => [one.mentee.handle, one.rule])).toEqual([
      [ana.handle, 'forbid'],
    ])
    expect(await setPairRule(as(ana), { slug, mentee: ana.handle, mentor: tom.handle, rule: 'pin' })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
  })

  test('hold a mentor to the places they promised', async () => {
    const { organizer, slug } = await makeProgram()
    const tom = await enrolled(slug, 'mentor', { capacity: 2 })
    for (const mentee of [await enrolled(slug, 'mentee'), await enrolled(slug, 'mentee')]) {
      await setPairRule(as(organizer), { slug, mentee: mentee.handle, mentor: tom.handle, rule: 'pin' })
    }
    expect(await enrol(as(tom), { slug, role: 'mentor', capacity: 1, wishes: [] })).toMatchObject({
      problem: { kind: 'conflict', field: 'capacity' },
    })
  })
})

describe('files', () => {
  const csv = (...lines: string[]) => lines.join('\n') + '\n'

  test('go out and come in again the same', async () => {
    const { organizer, slug, programId } = await makeProgram()
    const tom = await enrolled(slug, 'mentor', { capacity: 3 })
    const ana = await enrolled(slug, 'mentee', { wishes: [tom.handle] })
    await setPairRule(as(organizer), { slug, mentee: ana.handle, mentor: tom.handle, rule: 'forbid' })
    const parts = ['people', 'wishes', 'rules'] as const
    const before = await Promise.all(parts.map((part) => exportRows(as(organizer), programId, part)))
    const copy = await makeProgram({}, organizer)
    for (const [at, part] of parts.entries()) {
      const text = before[at]!.map((cells) => cells.join(',')).join('\n')
      const answer = await importLines(as(organizer), { slug: copy.slug, part, text })
      expect(answer).toMatchObject({ ok: true, value: { problems: [] } })
    }
    expect(await Promise.all(parts.map((part) => exportRows(as(organizer), copy.programId, part)))).toEqual(before)
  })

  test('with one bad line write nothing, and name the line and the field', async () => {
    const { organizer, slug, programId } = await makeProgram()
    const tom = await makeMember()
    const text = csv('handle,role,capacity', `${tom.handle},mentor,2`, 'nobody-of-this-name,mentee,1')
    const answer = await importLines(as(organizer), { slug, part: 'people', text })
    expect(answer).toMatchObject({ value: { imported: 0, problems: [{ line: 3, field: 'handle' }] } })
    expect(await db().cohortEnrolment.count({ where: { programId } })).toBe(0)
  })

  test('with contradicting pins write nothing', async () => {
    const { organizer, slug, programId } = await makeProgram()
    const tom = await enrolled(slug, 'mentor')
    const ana = await enrolled(slug, 'mentee')
    const ben = await enrolled(slug, 'mentee')
    const text = csv('mentee,mentor,rule', `${ana.handle},${tom.handle},pin`, `${ben.handle},${tom.handle},pin`)
    const answer = await importLines(as(organizer), { slug, part: 'rules', text })
    expect(answer).toMatchObject({ value: { problems: [{ line: 3, field: 'rule' }] } })
    expect(await listPairRules(as(organizer), programId)).toEqual([])
  })

  test('bring only members of the group into its program', async () => {
    const { owner, slug: groupSlug } = await ledGroup('public')
    const { slug } = await makeProgram({ groupSlug }, owner)
    const [inside, outside] = [await makeMember(), await makeMember()]
    await joinGroup(as(inside), { slug: groupSlug })
    const import_ = (handle: string) =>
      importLines(as(owner), { slug, part: 'people', text: csv('handle,role', `${handle},mentee`) })
    expect(await import_(inside.handle)).toMatchObject({ value: { imported: 1, problems: [] } })
    expect(await import_(outside.handle)).toMatchObject({
      value: { imported: 0, problems: [{ line: 2, field: 'handle' }] },
    })
  })

  test('are for organizers alone', async () => {
    const { slug } = await makeProgram()
    expect(await importLines(as(await makeMember()), { slug, part: 'people', text: 'handle,role\n' })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
  })
})
