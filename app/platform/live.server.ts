import pg from 'pg'
import { env } from './env.server.ts'
import { logger } from './logger.server.ts'

/** Hears the id that came with a topic. */
export type Hearing = (id: string) => void

type Ear = {
  client: pg.Client | null
  /** Fulfilled once the connection listens; one that breaks before never is. */
  ready: Promise<void>
  topics: Map<string, Set<Hearing>>
  /** Called when something may have been missed, or the process closes: whoever listens starts afresh. */
  lost: Set<() => void>
  tries: number
  timer: ReturnType<typeof setTimeout> | null
  isClosing: boolean
}

const CHANNEL = 'live'
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000

const shelf = globalThis as unknown as { guildhallEar?: Ear }

/** The one ear of the process, however often this file is loaded (the server and the pages it has bundled). */
function ear(): Ear {
  shelf.guildhallEar ??= {
    client: null,
    ready: Promise.resolve(),
    topics: new Map(),
    lost: new Set(),
    tries: 0,
    timer: null,
    isClosing: false,
  }
  return shelf.guildhallEar
}

/**
 * Hears what is told of a topic (`thread:…`, `inbox:…`) by any process, from its commit on. The first listener opens the
 * process's one listening connection; `lost` is called when it broke. `ready` is fulfilled once nothing is missed any
 * more: what was said before has to be read then. @returns what ends the listening.
 */
export function hear(
  topics: Record<string, Hearing>,
  lost: () => void,
  ready: () => void = () => undefined,
): () => void {
  const { topics: all, lost: losses } = ear()
  for (const [topic, hearing] of Object.entries(topics)) {
    all.set(topic, (all.get(topic) ?? new Set()).add(hearing))
  }
  losses.add(lost)
  listen()
  void ear().ready.then(() => losses.has(lost) && ready())
  return () => {
    losses.delete(lost)
    for (const [topic, hearing] of Object.entries(topics)) {
      const hearings = all.get(topic)
      hearings?.delete(hearing)
      if (hearings?.size === 0) all.delete(topic)
    }
  }
}

/** Whether there is no more listening: the process is about to end. */
export function isLiveClosing(): boolean {
  return ear().isClosing
}

/** Ends all listening, and the connection. */
export async function closeLive(): Promise<void> {
  const own = ear()
  own.isClosing = true
  if (own.timer) clearTimeout(own.timer)
  for (const lost of [...own.lost]) lost()
  const { client } = own
  own.client = null
  await client?.end().catch(() => undefined)
}

function listen(): void {
  const own = ear()
  if (own.client || own.timer || own.isClosing) return
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
  own.client = client
  client.on('notification', ({ payload = '' }) => {
    const [topic = '', id = ''] = payload.split(' ')
    for (const hearing of own.topics.get(topic) ?? []) hearing(id)
  })
  client.on('error', ({ message }) => fail(client, message))
  client.on('end', () => fail(client, 'the connection ended'))
  own.ready = new Promise((resolve) => {
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => {
        own.tries = 0
        resolve()
      })
      .catch((error: Error) => fail(client, error.message))
  })
}

/** What was told meanwhile is lost: whoever listens starts afresh, and the connection is opened again after a pause. */
function fail(client: pg.Client, reason: string): void {
  const own = ear()
  if (own.client !== client) return
  own.client = null
  void client.end().catch(() => undefined)
  if (own.isClosing) return
  logger().warn({ reason }, 'the listening connection was lost')
  for (const lost of [...own.lost]) lost()
  const wait = Math.min(FIRST_WAIT_MS * 2 ** own.tries, LONGEST_WAIT_MS)
  own.tries += 1
  own.ready = new Promise((resolve) => {
    own.timer = setTimeout(() => {
      own.timer = null
      if (own.topics.size === 0) return
      listen()
      resolve(own.ready)
    }, wait)
  })
  own.timer?.unref()
}
