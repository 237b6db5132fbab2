import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import { Chance } from '../../prisma/bench/chance.ts'
import { untilWorkerIsThrough, type Communities } from './community.ts'
import { Hall } from './hall.ts'
import { Hunt } from './hunt.ts'
import { HallMap } from './map.ts'
import { People } from './people.ts'
import { readRoutes } from './routes.ts'

const FOLDER = '.cache/fuzz'
/** After so long a hall is left for one with a fresh copy of the community: posts that delete leave less and less. */
const ROUND_MS = 90_000
const WORKER_HELD_AT_MOST_MS = 5_000

export type Result = { hunt: Hunt; map: HallMap; workerHeld: number; longestDelay: number }

/** Fuzzes for a time, in rounds, each in a hall of its own; the same seed asks the same things in the same order. */
export async function fuzz(communities: Communities, { seed, seconds, pagesEach, without }: Settings): Promise<Result> {
  await mkdir(FOLDER, { recursive: true })
  const routes = readRoutes()
  const hunt = new Hunt(new Chance(seed), routes, without ? new RegExp(without) : undefined)
  const map = new HallMap(routes)
  const end = Date.now() + seconds * 1000
  const result = { hunt, map, workerHeld: 0, longestDelay: 0 }
  for (let round = 0; Date.now() < end; round += 1) {
    const databaseUrl = await communities.fresh()
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    pool.on('error', () => {})
    const hall = await Hall.open(databaseUrl, FOLDER)
    try {
      await hunt.enter(hall, await People.find(pool), pool)
      const until = Math.min(end, Date.now() + ROUND_MS)
      const enough = () => Date.now() >= until
      if (round === 0) {
        const walked = Date.now() + Math.max(8_000, seconds * 300)
        await map.walk(
          (role, path) => hunt.visit(role, path),
          pagesEach,
          () => Date.now() > walked,
        )
        await hunt.strangeBytes()
        await hunt.atTheDoor(map, enough)
      }
      await hunt.hunt(map, enough)
      const left = await untilWorkerIsThrough(databaseUrl, 60_000)
      result.workerHeld = Math.max(result.workerHeld, hall.workerHeld)
      result.longestDelay = Math.max(result.longestDelay, hall.longestDelay)
      const worker = (what: string) =>
        hunt.findings.add({
          kind: 'worker',
          method: '',
          path: '',
          pattern: `round ${round}`,
          role: '',
          shape: 'its jobs',
          what,
        })
      if (!hall.workerIsThere) worker('the worker ended')
      if (left > 0) worker(`${left} jobs are not done after a minute`)
      if (hall.workerHeld > WORKER_HELD_AT_MOST_MS)
        worker(`a job held the worker for ${Math.round(hall.workerHeld)} ms`)
    } finally {
      await pool.end()
      await hall.close()
    }
  }
  return result
}

type Settings = {
  seed: number
  seconds: number
  /** How many pages of each address are visited as each role. */ pagesEach: number
  /** Shapes and addresses to leave out. */
  without?: string
}
