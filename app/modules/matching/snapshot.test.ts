import { expect, test, vi } from 'vitest'
import { pauseMentoring } from '#app/modules/mentors/commands/pause-mentoring.server.ts'
import { metrics } from '#app/platform/metrics.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeMentor } from '#test/factories-mentors.ts'
import { as, NOON } from '#test/factories.ts'
import { freshSnapshot } from './snapshot.server.ts'

useDatabase()

/** The mentors as another web process holds them: loaded for itself, and told of nothing. */
async function anotherProcess() {
  vi.resetModules()
  return import('./snapshot.server.ts')
}

async function version(): Promise<number> {
  return (await metrics.getSingleMetric('matching_snapshot_version')!.get()).values[0]!.value
}

test('each web process sees every change, whoever made it, and says up to where it has seen them', async () => {
  const other = await anotherProcess()
  await freshSnapshot(NOON)
  await other.freshSnapshot(NOON)
  const before = await version()
  const mentor = await makeMentor()
  for (const fresh of [freshSnapshot, other.freshSnapshot]) {
    const snapshot = await fresh(NOON)
    expect(snapshot.classes[snapshot.classOf[snapshot.rowOf(mentor.id)]!]!.status).toBe('open')
  }
  await pauseMentoring(as(mentor))
  for (const fresh of [other.freshSnapshot, freshSnapshot]) {
    const snapshot = await fresh(NOON)
    expect(snapshot.classes[snapshot.classOf[snapshot.rowOf(mentor.id)]!]!.status).toBe('paused')
  }
  expect(await version()).toBeGreaterThan(before)
  expect(await metrics.metrics()).toMatch(/matching_snapshot_mentors\{model="fit-\S+"\} \d+/)
})
