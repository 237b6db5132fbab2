import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import autocannon, { type Call } from 'autocannon'

/** What one process serves: the address, and its number for counting what it works. */
export type Served = { url: string; pid: number }

export type Asked = {
  path: string
  /** Words that show that the answer is the page that is meant. */
  expect: string
  headers?: Record<string, string>
  /** Calls that follow one another instead of one address again and again. */
  calls?: Call[]
}

export type Figures = {
  /** Answers a second. */
  rate: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Milliseconds of processor time of the web process per answer; null where the system does not tell. */
  cpu: number | null
  bytes: number
  compressedBytes: number
  failures: number
}

export type Pressure = { connections: number; seconds: number; warmUp: number }

/**
 * Asks one page as fast as it answers. @throws Error when it is not the page that is meant.
 */
export async function loadPage(served: Served, asked: Asked, pressure: Pressure): Promise<Figures> {
  const { connections, seconds, warmUp } = pressure
  const plain = await fetchOnce(served.url + asked.path, asked.headers)
  if (plain.status !== 200 || !plain.body.includes(asked.expect)) {
    throw new Error(`${asked.path} answered ${plain.status} without "${asked.expect}".`)
  }
  const packed = await fetchOnce(served.url + asked.path, { ...asked.headers, 'accept-encoding': 'br, gzip' })
  const { headers, calls: requests } = asked
  const options = { url: served.url + asked.path, connections, headers, ...(requests ? { requests } : {}) }
  await autocannon({ ...options, duration: warmUp })
  await fetchOnce(served.url + asked.path, headers)
  const before = processorTime(served.pid)
  const load = await autocannon({ ...options, duration: seconds })
  const after = processorTime(served.pid)
  const answers = load.requests.total
  return {
    rate: load.requests.total / load.duration,
    p50: load.latency.p50,
    p99: load.latency.p99,
    cpu: before === null || after === null || answers === 0 ? null : (after - before) / answers,
    bytes: plain.bytes,
    compressedBytes: packed.bytes,
    failures: load.non2xx + load.errors + load.timeouts,
  }
}

/** The most memory a process has held so far, in megabytes; null where the system does not tell. */
export function peakMemory(pid: number): number | null {
  const status = readProc(pid, 'status')
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status ?? '')?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : null
}

/** Processor time of a process so far, in milliseconds: user and system, which Linux counts in hundredths of a second. */
function processorTime(pid: number): number | null {
  const stat = readProc(pid, 'stat')
  if (!stat) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function readProc(pid: number, file: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return null
  }
}

function fetchOnce(url: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; body: string; bytes: number }>((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({ status: response.statusCode ?? 0, body: whole.toString(), bytes: whole.length })
      })
    }).on('error', reject)
  })
}
