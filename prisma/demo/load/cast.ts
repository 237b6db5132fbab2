import { actingAs } from '#app/modules/accounts/queries/acting-as.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { Result } from '#app/lib/result.ts'
import { db } from '#app/platform/database.server.ts'

/** The people of the community being made, by handle, and the moment that counts as now. */
export class Cast {
  readonly now: Date
  readonly #contexts = new Map<string, MemberContext>()

  constructor(now: Date) {
    this.now = now
  }

  async add(handle: string, memberId: string): Promise<void> {
    this.#contexts.set(handle, await actingAs({ db: db(), now: this.now }, memberId))
  }

  /** The context in which `handle` acts at `at`. @throws Error for somebody who is not part of the community. */
  as(handle: string, at: Date = this.now): MemberContext {
    const ctx = this.#contexts.get(handle)
    if (!ctx) throw new Error(`The demo community has nobody called ${handle}.`)
    return { ...ctx, now: at }
  }

  /** A moment before now. */
  ago({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }): Date {
    return new Date(this.now.getTime() - ((days * 24 + hours) * 60 + minutes) * 60_000)
  }
}

/** The value of a command that has to succeed. @throws Error with the refusal and what was being made. */
export async function must<Value>(what: string, outcome: Promise<Result<Value>>): Promise<Value> {
  const result = await outcome
  if (!result.ok) throw new Error(`${what}: ${result.problem.kind} ${result.problem.reason ?? ''}`)
  return result.value
}

/** Runs `work` over the items, a few at a time. */
export async function each<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  atOnce = 6,
): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
    }),
  )
}
