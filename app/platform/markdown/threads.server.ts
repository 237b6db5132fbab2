import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Rendered, Words } from './render.ts'

const BUILT = 'build/host/markdown-thread.js'
const SOURCE = 'app/platform/markdown/thread.server.ts'
const MOST_THREADS = 2
/** For one text, in milliseconds. What the bounds let through takes a second or two on a slow machine. */
const DEADLINE = 15_000
const LONGEST_START = 60_000

type Job = { words: Words; done: (rendered: Rendered | null) => void }
type Threads = { idle: Worker[]; count: number; waiting: Job[] }

/** Renders in a thread of its own; null for what takes longer, or more memory, than any text may. */
export function renderApart(words: Words): Promise<Rendered | null> {
  return new Promise((done) => {
    threads().waiting.push({ words, done })
    next()
  })
}

function next(): void {
  const here = threads()
  if (here.waiting.length === 0) return
  const thread = here.idle.pop()
  if (thread) work(thread, here.waiting.shift()!)
  else if (here.count < MOST_THREADS) open(here)
}

/** A new thread takes its first text when it is ready, so that its start does not count against that text. */
function open(here: Threads): void {
  here.count++
  const thread = start()
  listen(thread, LONGEST_START, (ready) => {
    if (ready) here.idle.push(thread)
    else here.waiting.shift()?.done(null)
  })
}

function work(thread: Worker, { words, done }: Job): void {
  listen(thread, DEADLINE, (rendered) => {
    if (rendered) threads().idle.push(thread)
    done(rendered as Rendered | null)
  })
  thread.postMessage(words)
}

/** Hands on the next word of a thread, or null and the end of that thread. The process waits for it meanwhile. */
function listen(thread: Worker, deadline: number, heard: (message: unknown) => void): void {
  const finish = (message: unknown) => {
    clearTimeout(timer)
    thread.off('message', finish).off('error', fail).off('exit', fail)
    thread.unref()
    if (!message) {
      threads().count--
      thread.on('error', () => {})
      void thread.terminate()
    }
    heard(message)
    next()
  }
  const fail = () => finish(null)
  const timer = setTimeout(fail, deadline)
  thread.ref()
  thread.once('message', finish)
  thread.once('error', fail)
  thread.once('exit', fail)
}

function start(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: 256 }
  if (import.meta.env?.PROD && existsSync(BUILT)) return new Worker(pathToFileURL(BUILT), { resourceLimits })
  const source = JSON.stringify(pathToFileURL(SOURCE).href)
  return new Worker(`import('tsx/esm/api').then(({ register }) => (register(), import(${source})))`, {
    eval: true,
    execArgv: [],
    resourceLimits,
  })
}

/** Host and pages hold separate copies of this module in the web process; the threads are there once. */
function threads(): Threads {
  const place = globalThis as { guildhallMarkdown?: Threads }
  return (place.guildhallMarkdown ??= { idle: [], count: 0, waiting: [] })
}
