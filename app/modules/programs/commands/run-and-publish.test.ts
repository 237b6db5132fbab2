import { describe, expect, test } from 'vitest'
import { as, makeMember, NOON } from '#test/factories.ts'
import { enrolled, finishedRun, makeProgram } from '#test/factories-programs.ts'
import { useDatabase } from '#test/database.ts'
import { db } from '#app/platform/database.server.ts'
import { findProgram } from '../queries/find-program.server.ts'
import { readCertificate } from '../queries/read-certificate.server.ts'
import { readProgram } from '../queries/read-program.server.ts'
import { readRun } from '../queries/read-run.server.ts'
import { enrol } from './enrol.server.ts'
import { publishRun } from './publish-run.server.ts'
import { runCohort } from './run-cohort.server.ts'
import { setPairRule } from './set-pair-rule.server.ts'
import { startRun } from './start-run.server.ts'
import { withdrawEnrolment } from './withdraw-enrolment.server.ts'

useDatabase()

async function smallCohort() {
  const { organizer, slug, programId } = await makeProgram()
  const tom = await enrolled(slug, 'mentor')
  const ida = await enrolled(slug, 'mentor')
  const ana = await enrolled(slug, 'mentee', { wishes: [tom.handle, ida.handle] })
  const ben = await enrolled(slug, 'mentee', { wishes: [tom.handle] })
  await enrol(as(tom), { slug, role: 'mentor', wishes: [ben.handle, ana.handle] })
  return { organizer, slug, programId, tom, ida, ana, ben }
}

describe('a dry run', () => {
  test('solves the three modes, counts blocking pairs and leaves everybody as they were', async () => {
    const { organizer, slug, ana, ben, tom, ida } = await smallCohort()
    const runId = await finishedRun(organizer, slug)
    const program = (await findProgram(as(organizer), slug))!
    const run = (await readRun(as(organizer), program, runId))!
    expect(run.state).toBe('done')
    expect(run.modes.map(({ mode }) => mode)).toEqual(['stable', 'total', 'fair'])
    const stable = run.modes[0]!
    expect(stable.report.blockingPairs).toBe(0)
    expect(stable.pairs.map(({ mentee, mentor }) => [mentee.handle, mentor.handle])).toEqual(
      expect.arrayContaining([
        [ben.handle, tom.handle],
        [ana.handle, ida.handle],
      ]),
    )
    expect(program.publishedAt).toBeNull()
    expect((await readProgram(as(ana), slug))!.partners).toEqual([])
  })

  test('is one at a time', async () => {
    const { organizer, slug } = await smallCohort()
    expect((await startRun(as(organizer), { slug })).ok).toBe(true)
    const second = await startRun(as(organizer), { slug })
    expect(second).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
  })

  test('that fell silent makes room for another', async () => {
    const { organizer, slug } = await smallCohort()
    await startRun(as(organizer), { slug })
    const later = new Date(NOON.getTime() + 20 * 60_000)
    expect((await startRun(as(organizer, later), { slug })).ok).toBe(true)
  })

  test('whose job comes twice does its work once', async () => {
    const { organizer, slug } = await smallCohort()
    const runId = await finishedRun(organizer, slug)
    const before = await db().cohortRun.findUnique({ where: { id: runId } })
    await runCohort(db(), runId, () => new Date(NOON.getTime() + 1000))
    expect(await db().cohortRun.findUnique({ where: { id: runId } })).toEqual(before)
  })

  test('keeps pins and exclusions', async () => {
    const { organizer, slug, ana, ben, tom, ida } = await smallCohort()
    await setPairRule(as(organizer), { slug, mentee: ana.handle, mentor: tom.handle, rule: 'pin' })
    await setPairRule(as(organizer), { slug, mentee: ben.handle, mentor: ida.handle, rule: 'forbid' })
    const run = (await readRun(
      as(organizer),
      (await findProgram(as(organizer), slug))!,
      await finishedRun(organizer, slug),
    ))!
    for (const { pairs } of run.modes) {
      expect(pairs.map(({ mentee, mentor }) => `${mentee.handle} ${mentor.handle}`)).toEqual([
        `${ana.handle} ${tom.handle}`,
      ])
    }
  })

  test('never pairs people between whom a block stands, and says nothing of it', async () => {
    const { organizer, slug, ben, tom } = await smallCohort()
    await db().block.create({ data: { memberId: tom.id, otherId: ben.id, kind: 'block', createdAt: NOON } })
    const run = (await readRun(
      as(organizer),
      (await findProgram(as(organizer), slug))!,
      await finishedRun(organizer, slug),
    ))!
    for (const { pairs } of run.modes) {
      expect(pairs.some(({ mentee, mentor }) => mentee.handle === ben.handle && mentor.handle === tom.handle)).toBe(
        false,
      )
    }
  })

  test('is refused to everybody but the organizers', async () => {
    const { slug, ana } = await smallCohort()
    expect(await startRun(as(ana), { slug })).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
  })

  test('needs people on both sides', async () => {
    const { organizer, slug } = await makeProgram()
    await enrolled(slug, 'mentee')
    expect(await startRun(as(organizer), { slug })).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
  })
})

describe('publishing', () => {
  test('shows people their partners, certifies 0 blocking pairs and announces it', async () => {
    const { organizer, slug, programId, ana, ida } = await smallCohort()
    const runId = await finishedRun(organizer, slug)
    expect(await publishRun(as(organizer), { slug, runId, mode: 'stable' })).toEqual({ ok: true, value: { pairs: 2 } })
    expect((await readProgram(as(ana), slug))!.partners).toMatchObject([
      { role: 'mentee', people: [{ handle: ida.handle }] },
    ])
    const certificate = await readCertificate(as(ana), (await findProgram(as(ana), slug))!)
    expect(certificate).toMatchObject({ valid: true, stable: true, matched: 2, blockingCount: 0 })
    expect(certificate!.own).toMatchObject([{ role: 'mentee', preferred: 1, wouldAgree: 0 }])
    const jobs = await db().$queryRaw<{ payload: { fact: { kind: string } } }[]>`
      select payload from graphile_worker._private_jobs where payload::text like ${`%${programId}%`}`
    expect(jobs.map(({ payload }) => payload.fact.kind)).toContain('program.published')
  })

  test('lists who would rather be together when the matching was tampered with', async () => {
    const { organizer, slug, programId, ana, ben, tom } = await smallCohort()
    await publishRun(as(organizer), { slug, runId: await finishedRun(organizer, slug), mode: 'stable' })
    await db().cohortPair.deleteMany({ where: { programId } })
    await db().cohortPair.create({ data: { programId, menteeId: ana.id, mentorId: tom.id, score: 1 } })
    const certificate = await readCertificate(as(ben), (await findProgram(as(ben), slug))!)
    expect(certificate!.stable).toBe(false)
    const named = certificate!.blockingPairs.map(({ mentee, mentor }) => [mentee.handle, mentor.handle])
    expect(named).toContainEqual([ben.handle, tom.handle])
    expect(certificate!.blockingCount).toBe(named.length)
  })

  test('is refused once somebody of the matching has left', async () => {
    const { organizer, slug, ben } = await smallCohort()
    const runId = await finishedRun(organizer, slug)
    await withdrawEnrolment(as(ben), { slug, role: 'mentee' })
    expect(await publishRun(as(organizer), { slug, runId, mode: 'stable' })).toMatchObject({
      ok: false,
      problem: { kind: 'conflict' },
    })
  })

  test('is refused to others, for runs of other programs and for runs under way', async () => {
    const { organizer, slug, ana } = await smallCohort()
    const runId = await finishedRun(organizer, slug)
    expect(await publishRun(as(ana), { slug, runId, mode: 'stable' })).toMatchObject({
      problem: { kind: 'not-allowed' },
    })
    const other = await makeProgram({}, organizer)
    expect(await publishRun(as(organizer), { slug: other.slug, runId, mode: 'stable' })).toMatchObject({
      problem: { kind: 'not-found' },
    })
    const started = await startRun(as(organizer), { slug })
    const waiting = started.ok ? started.value.runId : ''
    expect(await publishRun(as(organizer), { slug, runId: waiting, mode: 'stable' })).toMatchObject({
      problem: { kind: 'conflict' },
    })
  })

  test('a run after it keeps the pairs that nothing speaks against', async () => {
    const { organizer, slug, ana, ida } = await smallCohort()
    await publishRun(as(organizer), { slug, runId: await finishedRun(organizer, slug), mode: 'stable' })
    const cy = await enrolled(slug, 'mentee', { wishes: [ida.handle] })
    const run = (await readRun(
      as(organizer),
      (await findProgram(as(organizer), slug))!,
      await finishedRun(organizer, slug),
    ))!
    expect(run.modes[0]!.report).toMatchObject({ kept: 2, broken: 0 })
    expect(run.modes[0]!.unmatched.map(({ person }) => person.handle)).toEqual([cy.handle])
    expect(
      run.modes[0]!.pairs.some(({ mentee, mentor }) => mentee.handle === ana.handle && mentor.handle === ida.handle),
    ).toBe(true)
  })

  test('a stranger sees no certificate figures of a draft', async () => {
    const { organizer, slug } = await makeProgram({ status: 'draft' })
    expect(await findProgram(as(await makeMember()), slug)).toBeNull()
    expect(await findProgram(as(organizer), slug)).not.toBeNull()
  })
})
