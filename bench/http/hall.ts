import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { ensureDatabase, startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/postgres-embedded.server.ts'
import { fingerprint, migrate } from '../../scripts/database.ts'
import { administer } from '../../test/template.ts'

const FOLDER = '.cache/bench-http/postgres'

/**
 * A PostgreSQL of the bench's own with the bench community in it. The community is made once a day for each number and
 * each state of what makes it, since its events lie around the day on which it was made; older ones are dropped.
 */
export async function openHall(seed: number): Promise<{ url: string; server: EmbeddedPostgres; made: string }> {
  const server = await startEmbeddedPostgres({ dir: FOLDER })
  const state = fingerprint(['prisma/migrations', 'prisma/bench.ts', 'prisma/bench', 'data/vocabulary'])
  const day = new Date().toISOString().slice(0, 10)
  const name = `bench_${createHash('sha256').update(`${seed} ${day} ${state}`).digest('hex').slice(0, 12)}`
  process.env.DATABASE_URL = server.url(name)
  await dropOthers(server, name)
  await ensureDatabase(server, name)
  await migrate()
  if (await isInhabited()) return { url: server.url(name), server, made: 'as made before' }

  const { seedBench } = await import('../../prisma/bench.ts')
  const { closeDatabase } = await import('#app/platform/database.server.ts')
  const started = Date.now()
  const made = await seedBench({ seed })
  await closeDatabase()
  return { url: server.url(name), server, made: `${made} (${((Date.now() - started) / 1000).toFixed(0)} s)` }
}

export type Landmarks = {
  threadId: string
  threadTitle: string
  /** The cookie of a member of the first group. */
  cookie: string
  eventId: string
  eventTitle: string
  group: { slug: string; name: string }
}

/** What the pages to be measured are about; opens a session for a member who belongs to several groups. */
export async function findLandmarks(): Promise<Landmarks> {
  return withClient(async (client) => {
    const { rows } = await client.query(`
      with first as (select id, slug, name from groups order by member_count desc limit 1),
      event as (
        select e.id, e.title from events e join occurrences o on o.event_id = e.id
          join seat_resources r on r.id = o.resource_id
        where e.group_id = (select id from first) and o.starts_at > now() + interval '1 day'
        order by r.confirmed desc, e.id limit 1),
      viewer as (
        select member_id from memberships m where role = 'member'
          and group_id = (select id from first) and member_id not in (select author_id from threads where reply_count = 49)
        order by (select count(*) from memberships o where o.member_id = m.member_id) desc, member_id offset 100 limit 1)
      select t.id as "threadId", t.title as "threadTitle", event.id as "eventId", event.title as "eventTitle",
        json_build_object('slug', first.slug, 'name', first.name) as "group", viewer.member_id as "viewerId"
      from threads t, first, event, viewer where t.reply_count = 49 and t.group_id = first.id`)
    const { viewerId, ...found } = rows[0]
    return { ...found, cookie: await openSession(client, viewerId) }
  })
}

async function openSession(client: pg.Client, memberId: string): Promise<string> {
  const token = randomBytes(25).toString('hex').slice(0, 40)
  const hash = createHash('sha256').update(token).digest('hex')
  await client.query(`insert into sessions (id, user_id, expires_at) values ($1, $2, now() + interval '30 days')`, [
    hash,
    memberId,
  ])
  return `guildhall_session=${token}`
}

async function isInhabited(): Promise<boolean> {
  return withClient(async (client) => Boolean((await client.query('select 1 from members limit 1')).rowCount))
}

async function dropOthers(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = new pg.Client(server.url('postgres'))
  await client.connect()
  const { rows } = await client.query(
    `select datname from pg_database where datname like 'bench\\_%' and datname <> $1`,
    [name],
  )
  await client.end()
  const drops = rows.map(({ datname }) => `drop database ${datname} with (force)`)
  await administer(server.url('postgres'), ...drops)
}

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
