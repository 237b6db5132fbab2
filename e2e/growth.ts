import pg from 'pg'

const TIMES = 4

/** What changes in the copy of a row, as SQL over `t` (the row) and `n` (the number of the copy). */
const copies: [table: string, changes: Record<string, string>][] = [
  [
    'members',
    {
      id: copyOf('id'),
      handle: suffixed('handle'),
      email: `n || t.email`,
      calendar_token: 'null',
      calendar_token_hash: 'null',
    },
  ],
  ['member_skills', { member_id: copyOf('member_id') }],
  ['goals', { id: copyOf('id'), member_id: copyOf('member_id') }],
  ['goal_skills', { goal_id: copyOf('goal_id') }],
  ['availability_rules', { id: copyOf('id'), member_id: copyOf('member_id') }],
  ['mentor_profiles', { member_id: copyOf('member_id'), resource_id: "''" }],
  ['groups', { id: copyOf('id'), slug: suffixed('slug') }],
  ['memberships', { member_id: copyOf('member_id') }],
  ['threads', { id: copyOf('id'), accepted_reply_id: 'null' }],
  ['thread_tags', { thread_id: copyOf('thread_id') }],
  ['replies', { id: copyOf('id'), parent_id: 'null' }],
  ['spaces', { id: copyOf('id'), slug: suffixed('slug') }],
  ['space_followers', { member_id: copyOf('member_id') }],
  ['events', { id: copyOf('id') }],
  ['seat_resources', { id: copyOf('id') }],
  ['occurrences', { id: copyOf('id'), event_id: copyOf('event_id'), resource_id: copyOf('resource_id') }],
  ['claims', { id: copyOf('id'), member_id: copyOf('member_id') }],
  ['inbox_items', { id: copyOf('id'), dedupe_key: suffixed('dedupe_key') }],
  ['reports', { id: copyOf('id') }],
  ['audit_entries', { id: copyOf('id') }],
  ['mentorships', { id: copyOf('id'), request_id: 'null', mentor_id: copyOf('mentor_id') }],
  [
    'bookings',
    {
      id: copyOf('id'),
      mentor_id: copyOf('mentor_id'),
      starts_at: "t.starts_at + n * interval '28 days'",
      ends_at: "t.ends_at + n * interval '28 days'",
      slot_id: 'null',
    },
  ],
]

/** Adds four copies of nearly every row, so that each list of the demo community becomes several times as long. */
export async function growCommunity(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    for (const [table, changes] of copies) {
      const { rows } = await client.query<{ name: string }>(
        `select quote_ident(attname) as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      const names = rows.map(({ name }) => name)
      const values = names.map((name) => changes[name] ?? `t.${name}`)
      await client.query(
        `insert into ${table} (${names.join(', ')})
         select ${values.join(', ')} from ${table} t, generate_series(1, ${TIMES}) as n`,
      )
    }
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

function copyOf(column: string): string {
  return `substr(md5(t.${column} || n), 1, 20)`
}

function suffixed(column: string): string {
  return `t.${column} || '-copy-' || n`
}
