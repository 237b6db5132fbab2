import pg from 'pg'
import { hangUp, isCut } from './database.server.ts'
import { env } from './env.server.ts'
import { logger } from './logger.server.ts'
import { outsideRequest } from './request-scope.server.ts'

/** The database does not answer, or has gone: nothing can be read or kept now, and it is tried again by itself. */
export class DatabaseAway extends Error {
  constructor(cause?: unknown) {
    super('the database does not answer', { cause })
  }
}

type Line = {
  /** Asks the database for a sign of life. */
  ask: () => Promise<void>
  /** Ends all connections, so that whatever waits for an answer on one stops waiting. */
  hangUp: () => void
}
type Patience = { work: number; answer: number; pause: number }

/** Together they leave a page a second of the three within which it has to say that it cannot be made. */
const PATIENCE: Patience = { work: 600, answer: 1400, pause: 1000 }

/**
 * Keeps work from waiting for a database that does not answer. Work that takes long is no reason to give up, a database
 * that gives no sign of life meanwhile is: then work is refused at once, until it answers again.
 */
export class DatabaseWatch {
  readonly #line: Line
  readonly #patience: Patience
  #isAway = false
  #looking: Promise<boolean> | undefined

  constructor(line: Line, patience = PATIENCE) {
    this.#line = line
    this.#patience = patience
  }

  /** Whether the database gave no sign of life when last asked. */
  get isAway(): boolean {
    return this.#isAway
  }

  /** What `work` answers. @throws DatabaseAway when the database is away, or goes away meanwhile. */
  async during<T>(work: () => Promise<T> | T): Promise<T> {
    if (this.#isAway) throw new DatabaseAway()
    let timer: NodeJS.Timeout | undefined
    let isOver = false
    const silence = new Promise<never>((_, reject) => {
      const wait = () => {
        if (!isOver) timer = setTimeout(() => void look(), this.#patience.work)
      }
      const look = async () => ((await this.answers()) ? wait() : reject(new DatabaseAway()))
      wait()
    })
    try {
      return await Promise.race([work(), silence])
    } catch (error) {
      if (isCut(error) || (isOfNetwork(error) && !(await this.answers()))) {
        void this.answers()
        throw new DatabaseAway(error)
      }
      throw error
    } finally {
      isOver = true
      clearTimeout(timer)
    }
  }

  /** Whether the database gives a sign of life. Those who ask at once share the question. */
  answers(): Promise<boolean> {
    this.#looking ??= outsideRequest(() => this.#look()).finally(() => (this.#looking = undefined))
    return this.#looking
  }

  async #look(): Promise<boolean> {
    const isThere = await within(this.#patience.answer, this.#line.ask())
    if (!isThere) {
      this.#line.hangUp()
      setTimeout(() => void this.answers(), this.#patience.pause).unref()
    }
    if (isThere === this.#isAway) logger().warn(isThere ? 'the database answers again' : 'the database does not answer')
    this.#isAway = !isThere
    return isThere
  }
}

/** One connection that asks and nothing else; opened anew when it has broken. */
class Sentry {
  #client: pg.Client | undefined

  async ask(): Promise<void> {
    const client = this.#client
    if (client) {
      const heard = await client.query('select 1').then(
        () => true,
        () => false,
      )
      if (heard) return
    }
    await this.#open()
  }

  hangUp(): void {
    const client = this.#client
    this.#client = undefined
    if (client) cut(client)
  }

  async #open(): Promise<void> {
    this.hangUp()
    const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
    client.on('error', () => undefined)
    client.once('end', () => (this.#client = this.#client === client ? undefined : this.#client))
    this.#client = client
    try {
      await client.connect()
    } catch (error) {
      this.hangUp()
      if (!isRefusalOfServer(error)) throw error
    }
  }
}

const globalStore = globalThis as unknown as { guildhallWatch?: DatabaseWatch; guildhallSentries?: Set<Sentry> }

/** The process's one watch, however often this file is loaded (the server and the pages it has bundled). */
export function databaseWatch(): DatabaseWatch {
  globalStore.guildhallWatch ??= new DatabaseWatch(sentry(hangUp))
  return globalStore.guildhallWatch
}

/** The line to the process's database; `hangUp` ends the connections that are not its own. */
export function sentry(hangUp: () => void): Line {
  const own = new Sentry()
  globalStore.guildhallSentries = (globalStore.guildhallSentries ?? new Set()).add(own)
  const endAll = () => {
    own.hangUp()
    hangUp()
  }
  return { ask: () => own.ask(), hangUp: endAll }
}

/** Ends the connections of the process's watches. */
export function endWatch(): void {
  for (const own of globalStore.guildhallSentries ?? []) own.hangUp()
}

/** A process that was busy may find its time over before it has read what came in; it reads first, then judges. */
async function within(milliseconds: number, asked: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const heard = asked.then(
    () => true,
    () => false,
  )
  const over = new Promise<false>((resolve) => {
    timer = setTimeout(() => setImmediate(() => setImmediate(() => resolve(false))), milliseconds)
  })
  const isThere = await Promise.race([heard, over])
  clearTimeout(timer)
  return isThere
}

/** "Too many connections" is an answer too; "starting up" and "shutting down" are none. */
function isRefusalOfServer(error: unknown): boolean {
  const { code = '' } = error as { code?: string }
  return /^[0-9A-Z]{5}$/.test(code) && !/^(57P|08)/.test(code)
}

function isOfNetwork(error: unknown): boolean {
  for (let at = error as { code?: string; cause?: unknown } | undefined, depth = 0; at && depth < 6; depth++) {
    if (/^(E[A-Z]{4,12}|P10\d\d)$/.test(at.code ?? '')) return true
    at = at.cause as typeof at
  }
  return false
}

function cut(client: pg.Client): void {
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}
