import pg from 'pg'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMember } from '#test/factories.ts'
import { contentVersion } from './content-version.server.ts'
import { database } from './database.server.ts'

useDatabase()

/** What no visitor is ever shown. Every other table is watched: see `watch_content` in the migrations. */
const unseen = [
  'address_changes',
  'audit_entries',
  'blocks',
  'bookmarks',
  'calendar_sources',
  'content_changes',
  'digest_times',
  'digest_told',
  'departures',
  'digests',
  'drafts',
  'email_tokens',
  'event_messages',
  'goal_skills',
  'goals',
  'group_invites',
  'handle_tombstones',
  'inbox_items',
  'installed',
  'job_workers',
  'kept_bans',
  'known_devices',
  'mail_stops',
  'mails',
  'mentor_changes',
  'mentorship_requests',
  'notification_preferences',
  'parked_words',
  'program_enrolments',
  'program_pair_rules',
  'program_pairs',
  'program_runs',
  'programs',
  'quiet_hours',
  'rate_limits',
  'reports',
  'rerenderings',
  'revisions',
  'rsvp_requests',
  'saved_searches',
  'secrets',
  'seedings',
  'sessions',
  'standing_rsvps',
  'submissions',
  'talk_places',
  'thread_reads',
]

test('every table is watched, or holds nothing that visitors see', async () => {
  const { rows } = await database().pool.query<{ name: string; watched: boolean }>(`
    select c.relname as name, exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'content_noted') as watched
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like '\\_prisma%'
      and c.relname not like 'search\\_%'
    order by 1`)
  const forgotten = rows.filter(({ name, watched }) => watched === unseen.includes(name)).map(({ name }) => name)
  expect(forgotten).toEqual([])
})

test('the version stays while nothing changes and is another one after each change', async () => {
  const member = await makeMember()
  const before = await contentVersion()
  expect(await contentVersion()).toBe(before)
  await database().prisma.member.update({ where: { id: member.id }, data: { name: 'Another' } })
  const after = await contentVersion()
  expect(after).not.toBe(before)
  expect(await contentVersion()).toBe(after)
})

test('a change counts from its commit on, however long ago it was begun and whatever was committed meanwhile', async () => {
  const [slow, quick] = [await makeMember(), await makeMember()]
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  await client.query('begin')
  await client.query(`update members set name = 'Slow' where id = '${slow.id}'`)
  const during = await contentVersion()
  await database().prisma.member.update({ where: { id: quick.id }, data: { name: 'Quick' } })
  const between = await contentVersion()
  expect(between).not.toBe(during)
  await client.query('commit')
  expect(await contentVersion()).not.toBe(between)
  await client.end()
})

test('a change that was rolled back, and the note that somebody has read, change nothing for visitors', async () => {
  const member = await makeMember()
  const before = await contentVersion()
  const { pool } = database()
  const client = await pool.connect()
  await client.query(`begin; update members set name = 'Undone' where id = '${member.id}'; rollback`)
  client.release()
  await pool.query(`update memberships set last_read_at = now()`)
  expect(await contentVersion()).toBe(before)
})

test('whoever asks after a write hears of it, in a crowd that asks all the time', async () => {
  const member = await makeMember()
  let asking = true
  const crowd = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (asking) await contentVersion()
    }),
  )
  for (let round = 0; round < 30; round++) {
    const before = await contentVersion()
    await database().prisma.member.update({ where: { id: member.id }, data: { name: `Round ${round}` } })
    expect(await contentVersion()).not.toBe(before)
  }
  asking = false
  await crowd
})
