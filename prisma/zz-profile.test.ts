import { test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { seedBench } from './bench.ts'
import pg from 'pg'
useDatabase()
test('p', async () => {
  const original = pg.Client.prototype.query
  const spent = new Map<string, number>()
  const patched = async function (this: pg.Client, ...args: unknown[]) {
    const from = performance.now()
    try { return await (original as never as (...a: unknown[]) => Promise<unknown>).apply(this, args) } finally {
      const key = String((args[0] as {text?: string}).text ?? args[0]).slice(0, 40)
      spent.set(key, (spent.get(key) ?? 0) + performance.now() - from)
    }
  }
  pg.Client.prototype.query = patched as never
  const t = performance.now(); const c = process.cpuUsage()
  await seedBench({ seed: 3, counts: { members: 2000, mentors: 400, groups: 60, spaces: 40, threads: 4000, events: 400, eventsOfFirstGroup: 40 } })
  console.log('total', performance.now() - t, 'cpu', process.cpuUsage(c).user / 1000)
  for (const [k, v] of [...spent].sort((a, b) => b[1] - a[1]).slice(0, 14)) console.log(v.toFixed(0), k)
}, 300000)
