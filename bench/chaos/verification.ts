import { setTimeout as delay } from 'node:timers/promises'
import type pg from 'pg'
import type { Community } from './community.ts'
import type { Acknowledged } from './load.ts'
import type { PostOffice } from './post-office.ts'

export type Line = { promise: string; seen: string; kept: boolean }

/** Waits until the queue is empty and every letter has left. @throws Error when that takes over `patience` seconds. */
export async function untilQuiet(client: pg.Client, patience = 300): Promise<void> {
  for (let waited = 0; waited < patience; waited += 1) {
    const { rows } = await client.query<{ jobs: number; mails: number }>(
      `select (select count(*)::int from graphile_worker.jobs where attempts < max_attempts) as jobs,
         (select count(*)::int from mails where status = 'waiting') as mails`,
    )
    if (rows[0]!.jobs === 0 && rows[0]!.mails === 0) return
    await client.query('update graphile_worker._private_jobs set run_at = now() where locked_at is null')
    await delay(1000)
  }
  throw new Error('The queue did not empty.')
}

/** Holds what is in the database and in the post office against what was acknowledged. */
export async function verify(
  client: pg.Client,
  { eventId }: Community,
  { threads, replies, seated }: Acknowledged,
  office: PostOffice,
): Promise<Line[]> {
  const list = async (sql: string, values: unknown[] = []) =>
    (await client.query<{ it: string }>(sql, values)).rows.map(({ it }) => it)
  const number = async (sql: string, values: unknown[] = []) => Number((await list(sql, values))[0])

  const titles = await list('select title as it from threads')
  const bodies = await list('select body as it from replies')
  const holders = new Set(
    await list(
      `select c.member_id as it from claims c join occurrences o on o.resource_id = c.resource_id
       where o.event_id = $1 and c.state in ('confirmed', 'queued')`,
      [eventId],
    ),
  )
  const letters = await list(`select id as it from mails where status = 'sent'`)
  const lost = (wanted: Iterable<string>, there: string[]) => [...wanted].filter((it) => !there.includes(it)).length
  const twice = (there: string[]) => there.length - new Set(there).size
  const wrong = [...seated].filter(([id, has]) => holders.has(id) !== has).length
  const miscounted = await number(
    `select count(*)::int as it from seat_resources r
     where r.confirmed <> (select coalesce(sum(party), 0) from claims where resource_id = r.id and state = 'confirmed')
       or r.queued <> (select count(*) from claims where resource_id = r.id and state = 'queued')`,
  )
  const failed = await number('select count(*)::int as it from graphile_worker.jobs')
  const unposted = letters.filter((id) => !office.received.has(id)).length
  const unknown = [...office.received.keys()].filter((id) => !letters.includes(id)).length
  return [
    line(`${threads.size} threads acknowledged`, 'lost', lost(threads, titles), 'twice', twice(titles)),
    line(`${replies.size} replies acknowledged`, 'lost', lost(replies, bodies), 'twice', twice(bodies)),
    line(`${seated.size} people whose seat is known`, 'wrong', wrong, 'tables miscounted', miscounted),
    line(`${letters.length} letters sent`, 'never handed over', unposted, 'unknown', unknown),
    line('one key, one letter', 'keys with two letters', office.differing.size),
    line('the queue', 'jobs left', failed),
  ]
}

function line(promise: string, ...counts: (string | number)[]): Line {
  const pairs = counts.flatMap((word, n) => (n % 2 ? [] : [[word, counts[n + 1]] as const]))
  return {
    promise,
    seen: pairs.map(([word, count]) => `${word} ${count}`).join(', '),
    kept: pairs.every(([, count]) => count === 0),
  }
}
