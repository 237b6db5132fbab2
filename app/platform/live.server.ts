import pg from 'pg'
import { env } from './env.server.ts'
import { logger } from './logger.server.ts'

/** Hears the id that came with a topic. */
export type Listener = (id: string) => void

type ListenConnection = {
  client: pg.Client | null
  /** Fulfilled once the connection listens; one that breaks before never is. */
  ready: Promise<void>
  topics: Map<string, Set<Listener>>
  /** Called when something may have been missed, or the process closes: whoever listens starts afresh. */
  onDisconnect: Set<() => void>
  tries: number
  timer: ReturnType<typeof setTimeout> | null
  isClosing: boolean
}

const CHANNEL = 'live'
const FIRST_WAIT_MS = 250
const MAX_WAIT_MS = 30_000

const globalStore = globalThis as unknown as { guildhallListenConnection?: ListenConnection }

/** The one ear of the process, however often this file is loaded (the server and the pages it has bundled). */
function listenConnection(): ListenConnection {
  globalStore.guildhallListenConnection ??= {
    client: null,
    ready: Promise.resolve(),
    topics: new Map(),
    onDisconnect: new Set(),
    tries: 0,
    timer: null,
    isClosing: false,
  }
  return globalStore.guildhallListenConnection
}

/**
 * Hears what is told of a topic (`thread:…`, `inbox:…`) by any process, from its commit on. The first listener opens the
 * process's one listening connection; `lost` is called when it broke. `ready` is fulfilled once nothing is missed any
 * more: what was said before has to be read then. @returns what ends the listening.
 */
export function subscribe(
  topics: Record<string, Listener>,
  onDisconnect: () => void,
  ready: () => void = () => undefined,
): () => void {
  const { topics: all, onDisconnect: disconnects } = listenConnection()
  for (const [topic, listener] of Object.entries(topics)) {
    all.set(topic, (all.get(topic) ?? new Set()).add(listener))
  }
  disconnects.add(onDisconnect)
  listen()
  void listenConnection().ready.then(() => disconnects.has(onDisconnect) && ready())
  return () => {
    disconnects.delete(onDisconnect)
    for (const [topic, listener] of Object.entries(topics)) {
      const listeners = all.get(topic)
      listeners?.delete(listener)
      if (listeners?.size === 0) all.delete(topic)
    }
  }
}

/** Whether there is no more listening: the process is about to end. */
export function isLiveClosing(): boolean {
  return listenConnection().isClosing
}

/** Ends all listening, and the connection. */
export async function closeLive(): Promise<void> {
  const own = listenConnection()
  own.isClosing = true
  if (own.timer) clearTimeout(own.timer)
  for (const onDisconnect of [...own.onDisconnect]) onDisconnect()
  const { client } = own
  own.client = null
  await client?.end().catch(() => undefined)
}

function listen(): void {
  const own = listenConnection()
  if (own.client || own.timer || own.isClosing) return
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
  own.client = client
  client.on('notification', ({ payload = '' }) => {
    const [topic = '', id = ''] = payload.split(' ')
    for (const listener of own.topics.get(topic) ?? []) listener(id)
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
  const own = listenConnection()
  if (own.client !== client) return
  own.client = null
  void client.end().catch(() => undefined)
  if (own.isClosing) return
  logger().warn({ reason }, 'the listening connection was lost')
  for (const onDisconnect of [...own.onDisconnect]) onDisconnect()
  const wait = Math.min(FIRST_WAIT_MS * 2 ** own.tries, MAX_WAIT_MS)
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
