import { Gauge } from 'prom-client'
import { figure } from './metrics.server.ts'

export type EventStream = {
  /** Sends an event; nothing once the stream has ended. */
  send(event: string, data: string): void
  /** Ends the stream. With `forGood` the browser is asked not to come back. */
  end(forGood?: boolean): void
}

const BEAT_MS = 25_000
const COMES_BACK_MS = 3_000
/** How many streams a member may hold in one process; beyond that the oldest ends. */
export const MAX_STREAMS = 6
const MAX_STREAMS_IN_ALL = 5_000
/** How many events may wait for a slow reader. */
const MAX_WAITING = 200

const shelf = globalThis as unknown as { guildhallStreams?: Map<string, EventStream[]> }
const held = (shelf.guildhallStreams ??= new Map<string, EventStream[]>())
const open = figure(
  'live_streams',
  (name, registers) => new Gauge({ name, help: 'Streams of live updates that are open', registers }),
)
let inAll = 0

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Neither packed nor held back on its way: `no-transform` for our own compression, the other for nginx.
  'Cache-Control': 'private, no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/**
 * An answer that stays open and carries events to one member's page. `begin` is given the stream and answers what to do
 * when it ends, however it does. It beats every 25 seconds, so that no proxy takes it for dead.
 */
export function eventStream(
  memberId: string,
  signal: AbortSignal,
  begin: (stream: EventStream) => () => void,
): Response {
  if (inAll >= MAX_STREAMS_IN_ALL) return new Response(null, { status: 503 })
  const encoder = new TextEncoder()
  let finish: (forGood?: boolean) => void = () => undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let isOver = false
        const write = (text: string) => {
          if (isOver) return
          if ((controller.desiredSize ?? 0) < -MAX_WAITING) return finish()
          controller.enqueue(encoder.encode(text))
        }
        const stream: EventStream = {
          send: (event, data) => write(`event: ${event}\ndata: ${data.replaceAll('\n', ' ')}\n\n`),
          end: (forGood) => finish(forGood),
        }
        const beat = setInterval(() => write(': here\n\n'), BEAT_MS)
        beat.unref()
        let after: () => void = () => undefined
        finish = (forGood = false) => {
          if (isOver) return
          if (forGood) stream.send('bye', '-')
          isOver = true
          clearInterval(beat)
          release(memberId, stream)
          after()
          try {
            controller.close()
          } catch {
            // The reader has gone before.
          }
        }
        take(memberId, stream)
        signal.addEventListener('abort', () => finish(), { once: true })
        write(`retry: ${COMES_BACK_MS + Math.floor(Math.random() * COMES_BACK_MS)}\n\n`)
        after = begin(stream)
        if (isOver) after()
      },
      cancel() {
        finish()
      },
    },
    { highWaterMark: 1 },
  )
  return new Response(body, { headers })
}

function take(memberId: string, stream: EventStream): void {
  const own = held.get(memberId) ?? []
  held.set(memberId, own)
  own.push(stream)
  inAll += 1
  open.inc()
  if (own.length > MAX_STREAMS) own[0]!.end(true)
}

function release(memberId: string, stream: EventStream): void {
  const own = held.get(memberId)
  const at = own?.indexOf(stream) ?? -1
  if (!own || at < 0) return
  own.splice(at, 1)
  if (own.length === 0) held.delete(memberId)
  inAll -= 1
  open.dec()
}
