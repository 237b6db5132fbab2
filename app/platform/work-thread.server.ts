import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, Worker } from 'node:worker_threads'

/**
 * What one piece of work may use: time once its thread stands ready, and memory in the heap. `waiting` pieces (20)
 * may wait for its thread. It is closed when nothing came for a while, unless it `stays`.
 */
export type Limits = { milliseconds: number; megabytes: number; waiting?: number; stays?: boolean }

/** Why a piece of work has no result: it took too long, it took too much memory, or too many wait before it. */
export class Unfinished extends Error {
  constructor(readonly lack: 'time' | 'memory' | 'queue') {
    super(`work in a thread was not finished: ${lack}`)
  }
}

type Job<Input, Output> = { input: Input; resolve: (output: Output) => void; reject: (error: Error) => void }
type Answer<Output> = { ready: true } | { output: Output } | { fault: string }

const STARTING = 60_000
const IDLE = 30_000
/** As the web process was built there is no compiler; everywhere else the sources run as they are. */
const isSource = import.meta.url.endsWith('.ts')

/**
 * Work that may be long, in a thread of its own, one piece after the other: the process goes on answering. A piece that
 * exceeds its limits ends with its thread, and the next one gets a new thread.
 */
export class WorkThread<Input, Output> {
  private readonly waiting: Job<Input, Output>[] = []
  private thread: Worker | null = null
  private isReady = false
  private current: Job<Input, Output> | null = null
  private timer: NodeJS.Timeout | undefined

  /** `source` is the thread's file from the root of the project; `built` its name among what was built. */
  constructor(
    private readonly file: { source: string; built: string },
    private readonly limits: Limits,
  ) {}

  /** Whether so many pieces wait that one more is refused. */
  get isFull(): boolean {
    return this.waiting.length >= (this.limits.waiting ?? 20)
  }

  /** How many pieces of work it has, the one it is at included. */
  get load(): number {
    return this.waiting.length + (this.current ? 1 : 0)
  }

  run(input: Input): Promise<Output> {
    if (this.isFull) return Promise.reject(new Unfinished('queue'))
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, resolve, reject })
      this.next()
    })
  }

  private next(): void {
    if (this.current || this.waiting.length === 0) return
    this.current = this.waiting.shift()!
    this.thread ??= this.open()
    this.thread.ref()
    if (this.isReady) this.start()
    else this.setTimer(STARTING, () => this.drop(new Unfinished('time')))
  }

  private start(): void {
    this.setTimer(this.limits.milliseconds, () => this.drop(new Unfinished('time')))
    this.thread!.postMessage(this.current!.input)
  }

  private open(): Worker {
    const file = path.resolve(isSource ? this.file.source : `build/host/${this.file.built}`)
    const thread = new Worker(isSource ? compiled(file) : file, {
      eval: isSource,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes, maxYoungGenerationSizeMb: 32 },
    })
    thread.on('message', (answer: Answer<Output>) => {
      if (thread === this.thread) this.answered(answer)
    })
    const fail = (error: Error) => {
      if (thread === this.thread) this.drop(error)
    }
    thread.once('error', (error: Error & { code?: string }) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Unfinished('memory') : error),
    )
    thread.once('exit', () => fail(new Error('a thread ended before its work was done')))
    return thread
  }

  private answered(answer: Answer<Output>): void {
    if ('ready' in answer) {
      this.isReady = true
      if (this.current) this.start()
      return
    }
    const job = this.current
    this.current = null
    this.thread!.unref()
    clearTimeout(this.timer)
    if (!this.limits.stays) this.setTimer(IDLE, () => this.drop(null))
    if ('output' in answer) job?.resolve(answer.output)
    else job?.reject(new Error(answer.fault))
    this.next()
  }

  /** Ends the thread; what it was at is answered with `error`. */
  private drop(error: Error | null): void {
    clearTimeout(this.timer)
    const { thread, current } = this
    this.thread = this.current = null
    this.isReady = false
    void thread?.terminate()
    if (error) current?.reject(error)
    this.next()
  }

  private setTimer(milliseconds: number, after: () => void): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(after, milliseconds)
    if (!this.current) this.timer.unref()
  }
}

/** What a thread runs so that it understands the sources; flags of its process would not reach its first file. */
function compiled(file: string): string {
  return `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(pathToFileURL(file).href)})))`
}

/** The other side: does `work` on each input that comes into this thread. */
export function serveWork<Input, Output>(work: (input: Input) => Output): void {
  const port = parentPort
  if (!port) return
  port.on('message', (input: Input) => {
    try {
      port.postMessage({ output: work(input) } satisfies Answer<Output>)
    } catch (error) {
      port.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  port.postMessage({ ready: true } satisfies Answer<Output>)
}
