import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { freePort, startPart, stopParts, untilAnswers } from '../../scripts/processes.ts'
import { type Answer, ask, type Question } from './ask.ts'

/** An answer and how long its making held the event loop, in milliseconds of processor time. */
export type Watched = { answer: Answer; held: number; complaints: string[] }

/** How long word from the process is waited for; a request that it refused before reading it has no id and none comes. */
const WORD_MS = 5_000
const NO_WORD_MS = 300

/** A web process and a worker in production, each with an eye on its event loop. */
export class Hall {
  readonly url: string
  /** The longest turn of the worker's loop so far, and the longest delay that the web process' histogram has seen. */
  workerHeld = 0
  longestDelay = 0
  #web: ChildProcess
  readonly #worker: ChildProcess
  readonly #startWeb: () => ChildProcess
  readonly #log: LogFile
  readonly #waiting = new Map<string, (held: number) => void>()
  #asked = 0

  static async open(databaseUrl: string, folder: string): Promise<Hall> {
    const hall = new Hall(databaseUrl, await freePort(), folder)
    await untilAnswers(`${hall.url}/readyz`, [hall.#web, hall.#worker])
    return hall
  }

  private constructor(databaseUrl: string, port: number, folder: string) {
    this.url = `http://127.0.0.1:${port}`
    this.#log = new LogFile(`${folder}/hall.log`)
    const shared = {
      NODE_ENV: 'production',
      DEMO: '1',
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'warn',
      APP_URL: this.url,
      DATABASE_URL: databaseUrl,
      NODE_OPTIONS: `--import ${pathToFileURL('bench/fuzz/watch.mjs').href}`,
    }
    const start = (file: string, name: string) =>
      startPart(file, { ...shared, PORT: String(port), PGAPPNAME: name }, this.#log.descriptor)
    this.#startWeb = () => {
      const web = start('server.ts', 'fuzz web')
      web.on('message', (message) => this.#hear(message as Message))
      return web
    }
    this.#web = this.#startWeb()
    this.#worker = start('worker.ts', 'fuzz worker')
    this.#worker.on('message', (message) => {
      const { about, held } = message as Message
      if (about === 'hold') this.workerHeld = Math.max(this.workerHeld, held)
    })
  }

  /** Sends a request and waits for its answer and for what the web process says of it. */
  async ask(question: Question): Promise<Watched> {
    const id = String((this.#asked += 1))
    const at = this.#asked
    const from = `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`
    let timer: NodeJS.Timeout | undefined
    const heard = new Promise<number>((resolve) => this.#waiting.set(id, resolve))
    const headers = { 'X-Fuzz-Id': id, 'X-Forwarded-For': from, ...question.headers }
    const answer = await ask(this.url, { ...question, headers })
    const patience = answer.headers['x-request-id'] ? WORD_MS : NO_WORD_MS
    const silence = new Promise<number>((resolve) => (timer = setTimeout(resolve, patience, 0)))
    const held = await Promise.race([heard, silence])
    clearTimeout(timer)
    this.#waiting.delete(id)
    if (answer.status === 0 || answer.status >= 500) await delay(50)
    return { answer, held, complaints: this.#log.complaints() }
  }

  get isOpen(): boolean {
    return this.#web.exitCode === null && this.#web.signalCode === null
  }

  get workerIsThere(): boolean {
    return this.#worker.exitCode === null && this.#worker.signalCode === null
  }

  /** Ends a web process that does not answer any more, if it has not ended, and starts another. */
  async reopen(): Promise<void> {
    await stopParts([this.#web], 500)
    this.#web = this.#startWeb()
    await untilAnswers(`${this.url}/readyz`, [this.#web])
    this.#log.complaints()
  }

  async close(): Promise<string[]> {
    await stopParts([this.#web, this.#worker])
    return this.#log.close()
  }

  #hear(message: Message): void {
    if (message.about === 'request') this.#waiting.get(message.id!)?.(message.held)
    if (message.about === 'hold') this.longestDelay = Math.max(this.longestDelay, message.delay!)
  }
}

type Message = { about: 'request' | 'hold'; id?: string; held: number; delay?: number }

/** The log of both processes, read on as it grows. */
class LogFile {
  readonly descriptor: number
  readonly #reader: number
  #rest = ''

  constructor(file: string) {
    this.descriptor = openSync(file, 'w')
    this.#reader = openSync(file, 'r')
  }

  /** New lines that are no line of the log, or say that something went wrong. */
  complaints(): string[] {
    const chunk = Buffer.alloc(1 << 16)
    for (let size = 1; size > 0; this.#rest += chunk.toString('utf8', 0, size)) size = readSync(this.#reader, chunk)
    const lines = this.#rest.split('\n')
    this.#rest = lines.pop()!
    return lines.filter((line) => line.trim() !== '').flatMap(complaintIn)
  }

  close(): string[] {
    const last = this.complaints()
    closeSync(this.descriptor)
    closeSync(this.#reader)
    return last
  }
}

function complaintIn(line: string): string[] {
  try {
    const { level, msg, err } = JSON.parse(line) as { level: number; msg?: string; err?: { message?: string } }
    return level >= 50 ? [[msg, err?.message].filter(Boolean).join(': ')] : []
  } catch {
    return [line]
  }
}
