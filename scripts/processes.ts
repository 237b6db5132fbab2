import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

type Environment = Record<string, string | undefined>

export type Outcome = { status: number; output: string }

/**
 * The command line of a tool that npm installed, by its package and, where that differs, its name. Node runs it
 * directly, so that it works alike on every system.
 */
export function tool(pkg: string, name = pkg): string[] {
  const folder = path.join('node_modules', pkg)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const file = typeof bin === 'string' ? bin : bin[name]
  if (!file) throw new Error(`${pkg} has no command ${name}.`)
  return [process.execPath, path.resolve(folder, file)]
}

/** Runs a program to its end, quietly; its output is shown only when it fails. @throws Error with that output. */
export async function run(command: string[], env: Environment = {}): Promise<string> {
  const { status, output } = await attempt(command, env)
  if (status !== 0) throw new Error(`${readable(command)} failed:\n${output.trim()}`)
  return output
}

/** Runs a program to its end and answers its status and all it said, or, with `show`, lets it speak for itself. */
export async function attempt(command: string[], env: Environment = {}, show = false): Promise<Outcome> {
  const stdio: StdioOptions = ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe']
  const child = spawn(command[0]!, command.slice(1), { env: { ...process.env, ...env }, stdio })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const endWithUs = () => child.kill('SIGTERM')
  process.once('exit', endWithUs)
  const status = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message
      resolve(127)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
  process.off('exit', endWithUs)
  return { status, output }
}

/**
 * How the web process is to use memory: without bounds Node takes as much as the machine seems to have before it tidies
 * up. New objects get more room than usual, since most of a page is gone when it has left.
 */
const MEMORY = ['--max-old-space-size=400', '--max-semi-space-size=12']

/**
 * Starts a part of the hall (server.ts, worker.ts) that runs until told otherwise. It is told by a signal, or by the
 * end of this process, however that comes. `output` may be the descriptor of a file. In production the web process runs
 * as it was built, without the compiler in its memory.
 */
export function startPart(file: string, env: Environment = {}, output: 'inherit' | number = 'inherit'): ChildProcess {
  const asBuilt = file === 'server.ts' && (env.NODE_ENV ?? process.env.NODE_ENV) === 'production'
  const command = asBuilt ? [...MEMORY, 'scripts/host.mjs'] : ['--import', 'tsx', 'scripts/part.ts', file]
  return spawn(process.execPath, command, {
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output, 'ipc'],
    detached: true,
  })
}

/** Tells parts to end and waits until they have; after `patience` milliseconds they are made to. */
export async function stopParts(parts: ChildProcess[], patience = 8500): Promise<void> {
  const ends = parts.map(ended)
  for (const part of parts) part.kill('SIGTERM')
  await Promise.race([Promise.all(ends), delay(patience, undefined, { ref: false })])
  for (const part of parts) if (part.exitCode === null) part.kill('SIGKILL')
  await Promise.all(ends)
}

/** Waits until `url` answers well. @throws Error when it does not within a minute, or one of the parts ends before. */
export async function untilAnswers(url: string, parts: ChildProcess[]): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (answer?.ok) return
    const gone = parts.find((part) => part.exitCode !== null)
    if (gone) throw new Error(`${gone.spawnargs.at(-1)} ended before the hall was open (status ${gone.exitCode}).`)
    await delay(50)
  }
  throw new Error(`The web process does not answer at ${url}.`)
}

/** A port of loopback that is free now. With `wanted`, that one, or null when it is taken. */
export function freePort(): Promise<number>
export function freePort(wanted: number): Promise<number | null>
export function freePort(wanted = 0): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(wanted, wanted ? undefined : '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

function readable(command: string[]): string {
  return command
    .map((word) => (word === process.execPath ? 'node' : path.isAbsolute(word) ? path.relative('.', word) : word))
    .join(' ')
}
