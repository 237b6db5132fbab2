import { createProgram } from '#app/modules/programs/commands/create-program.server.ts'
import { enrol } from '#app/modules/programs/commands/enrol.server.ts'
import { publishRun } from '#app/modules/programs/commands/publish-run.server.ts'
import { runCohort } from '#app/modules/programs/commands/run-cohort.server.ts'
import { startRun } from '#app/modules/programs/commands/start-run.server.ts'
import { db } from '#app/platform/database.server.ts'
import { programs } from '../programs.ts'
import type { DemoProgram } from '../types.ts'
import { must, type Cast } from './cast.ts'

/** Opens the programs, lets people enrol, tries the matching, and publishes what is past its time. */
export async function loadPrograms(cast: Cast): Promise<void> {
  for (const program of programs) await loadProgram(cast, program)
}

async function loadProgram(cast: Cast, program: DemoProgram): Promise<void> {
  const { organizer, name, description, group: groupSlug, mode, maxWishes, openedDaysAgo, closesInDays } = program
  const opened = cast.ago({ days: openedDaysAgo })
  const words = { name, description, groupSlug, mode, maxWishes }
  const { slug } = await must(
    name,
    createProgram(cast.as(organizer, opened), { ...words, closesAt: eveningOf(cast.ago({ days: -closesInDays })) }),
  )
  const people = [
    ...program.mentors.map((one) => ({ ...one, role: 'mentor' as const, wishes: [] })),
    ...program.mentees.map((one) => ({ ...one, role: 'mentee' as const })),
    ...program.mentors.filter(({ wishes }) => wishes.length > 0).map((one) => ({ ...one, role: 'mentor' as const })),
  ]
  for (const [index, { handle, ...part }] of people.entries()) {
    const at = new Date(opened.getTime() + (index + 1) * 5 * 3_600_000)
    await must(`${handle} enrols in ${name}`, enrol(cast.as(handle, at), { slug, ...part }))
  }
  const triedAt = cast.ago({ days: program.publishedDaysAgo ?? 1, hours: 2 })
  const { runId } = await must(name, startRun(cast.as(organizer, triedAt), { slug }))
  await runCohort(db(), runId, () => triedAt)
  if (program.publishedDaysAgo === undefined) return
  const publishedAt = cast.ago({ days: program.publishedDaysAgo })
  await must(name, publishRun(cast.as(organizer, publishedAt), { slug, runId, mode }))
}

/** Six in the evening of that day, where the organizer lives. */
function eveningOf(day: Date): string {
  return `${day.toISOString().slice(0, 10)}T18:00`
}
