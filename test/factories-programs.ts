import { as, makeMember, NOON } from './factories.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { createProgram, type CreateProgramInput } from '#app/modules/programs/commands/create-program.server.ts'
import { enrol } from '#app/modules/programs/commands/enrol.server.ts'
import { runCohort } from '#app/modules/programs/commands/run-cohort.server.ts'
import { startRun } from '#app/modules/programs/commands/start-run.server.ts'
import { db } from '#app/platform/database.server.ts'

/** A program of the whole hall with its organizer, open for enrolment. */
export async function makeProgram(given: Partial<CreateProgramInput> = {}, organizer?: Actor) {
  const owner = organizer ?? (await makeMember({ siteRole: 'moderator' }))
  const made = await createProgram(as(owner), {
    name: 'Spring cohort',
    description: 'Pairs for three months.',
    ...given,
  })
  if (!made.ok) throw new Error(made.problem.reason)
  return { organizer: owner, ...made.value }
}

/** People enrolled in a role; `wishes` are handles. */
export async function enrolled(
  slug: string,
  role: 'mentee' | 'mentor',
  more: { capacity?: number; wishes?: string[] } = {},
) {
  const member = await makeMember()
  const result = await enrol(as(member), { slug, role, wishes: [], ...more })
  if (!result.ok) throw new Error(result.problem.reason)
  return member
}

/** Runs a dry run to its end as the worker would; answers its id. */
export async function finishedRun(organizer: Actor, slug: string): Promise<string> {
  const started = await startRun(as(organizer), { slug })
  if (!started.ok) throw new Error(started.problem.reason)
  await runCohort(db(), started.value.runId, () => NOON)
  return started.value.runId
}
