import { Unfinished, WorkThread, type Limits } from '../work-thread.server.ts'
import type { Rendered, Words } from './render.ts'

/** What the bounds let through takes a second or two on a slow machine. */
const limits: Limits = { milliseconds: 15_000, megabytes: 256, waiting: 200, stays: true }
const file = { source: 'app/platform/markdown/thread.server.ts', built: 'markdown-thread.js' }
const threads = [1, 2].map(() => new WorkThread<Words, Rendered>(file, limits))

/** Whether so many texts wait that one more would be refused. */
export function isBusy(): boolean {
  return freest().isFull
}

/**
 * Renders in a thread of its own; null for what takes longer, or more memory, than any text may.
 * @throws Unfinished when too many texts wait.
 */
export async function renderApart(words: Words): Promise<Rendered | null> {
  try {
    return await freest().run(words)
  } catch (error) {
    if (error instanceof Unfinished && error.lack === 'queue') throw error
    return null
  }
}

function freest(): WorkThread<Words, Rendered> {
  return threads.reduce((one, other) => (other.load < one.load ? other : one))
}
