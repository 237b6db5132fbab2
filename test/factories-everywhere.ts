import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { database } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { NOON } from './factories.ts'

type Values = Record<string, unknown>

/** A row of any table: what is given, and something harmless where the table demands more. Answers its id. */
export async function put(table: string, given: Values): Promise<string> {
  const { rows } = await database().pool.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'`,
    [table],
  )
  const needed = rows.filter(({ name }) => !(name in given)).map(({ name, type }) => [name, harmless(name, type)])
  const values: Values = { ...Object.fromEntries(needed), ...given }
  const names = Object.keys(values)
  await database().pool.query(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
    Object.values(values),
  )
  return values.id as string
}

/** Gives `me` a row in every table that can name a member, with `word` in whatever is private, and `other` at the far end. */
export async function rowEverywhere(me: Actor, other: Actor, word: string): Promise<void> {
  const mine = { member_id: me.id }
  const soon = new Date(NOON.getTime() + 72 * 3600_000)
  const group = await put('groups', {
    visibility: 'public',
    join_policy: 'open',
    slug: newId(),
    name: 'Table',
    member_count: 2,
  })
  const closed = await put('groups', { visibility: 'private', join_policy: 'open', slug: newId(), name: 'Closed' })
  await put('memberships', { ...mine, group_id: group, status: 'active', answers: JSON.stringify([word]) })
  await put('memberships', { member_id: other.id, group_id: group, status: 'active', role: 'owner' })
  await put('memberships', { ...mine, group_id: closed, status: 'banned', answers: JSON.stringify([word]) })
  await put('group_invites', { group_id: group, created_by_id: me.id, uses_left: 1, email: `${word}@friends.example` })
  await put('group_invites', { group_id: group, created_by_id: me.id, uses_left: 1, token_hash: newId() })
  await put('group_invites', { group_id: group, created_by_id: other.id, uses_left: 1, email: me.email })
  await put('resources', { group_id: group, author_id: me.id, title: 'A shelf', body: 'Notes' })
  await put('resources', { group_id: group, author_id: me.id, title: word, body: word, deleted_at: NOON })

  const thread = await put('threads', {
    group_id: group,
    author_id: me.id,
    kind: 'discussion',
    title: 'Standing',
    body: 'Said',
  })
  await put('threads', {
    group_id: group,
    author_id: me.id,
    kind: 'discussion',
    title: word,
    body: word,
    deleted_at: NOON,
  })
  await put('replies', { thread_id: thread, author_id: me.id, body: 'Said' })
  await put('replies', { thread_id: thread, author_id: me.id, body: word, body_html: word, deleted_at: NOON })
  await put('revisions', { subject_id: thread, editor_id: me.id, title: word, body: word })
  await put('bookmarks', { ...mine, subject_id: thread, subject_kind: 'thread' })
  await put('thread_follows', { ...mine, thread_id: thread })
  await put('thread_reads', { ...mine, thread_id: thread, read_at: NOON })
  await put('kept_bans', { ...mine, group_id: group, address_hash: newId(), proven: true, kept_at: NOON })
  await put('left_handles', { ...mine, handle: `${word}-before`, left_at: NOON })
  await put('reactions', { ...mine, subject_id: thread, kind: 'like' })
  for (const table of ['drafts', 'parked_words'])
    await put(table, { ...mine, place: 'reply', subject_id: thread, body: word })

  const event = await makeDate(me.id, group, soon)
  await put('events', {
    host_id: me.id,
    title: word,
    description: word,
    mode: 'online',
    status: 'draft',
    time_zone: 'UTC',
  })
  await put('event_organizers', { ...mine, event_id: event.id })
  await put('event_messages', { sender_id: me.id, occurrence_id: event.date, body: 'Bring cups', audience: 'all' })
  await put('claims', { ...mine, resource_id: event.resource, state: 'confirmed', answers: [word] })
  await database().pool.query('update seat_resources set confirmed = 1 where id = $1', [event.resource])
  await put('standing_rsvps', { ...mine, event_id: event.id, party: 1 })
  const pastEvent = await makeDate(other.id, null, NOON)
  await put('event_guests', { ...mine, occurrence_id: pastEvent.date, name: me.name, email: me.email, answers: [word] })
  const guest = await put('event_guests', { occurrence_id: event.date, name: me.name, email: 'quirina@before.example' })
  await put('claims', { guest_id: guest, resource_id: event.resource, state: 'released', answers: [word] })
  await put('rsvp_requests', { ...mine, occurrence_id: event.date, status: 'waiting', answers: [word] })
  await put('rsvp_requests', { guest_id: guest, occurrence_id: event.date, status: 'waiting', answers: [word] })
  await put('rsvp_requests', {
    member_id: other.id,
    occurrence_id: event.date,
    status: 'approved',
    decided_by_id: me.id,
  })

  const space = await put('spaces', { slug: newId(), name: 'Loft', time_zone: 'UTC', follower_count: 1 })
  await put('space_followers', { ...mine, space_id: space })
  await put('space_organizers', { ...mine, space_id: space })
  await put('calendar_sources', { ...mine, space_id: space, name: 'Dates' })

  await makeMentoring(me, other, word)
  await makeProgram(me, other, group)

  const report = await put('reports', {
    reporter_id: me.id,
    subject_kind: 'thread',
    subject_id: thread,
    details: word,
    resolved_at: NOON,
    status: 'dismissed',
    reason: 'spam',
  })
  await put('reports', {
    reporter_id: me.id,
    subject_kind: 'thread',
    subject_id: thread,
    details: word,
    status: 'open',
    reason: 'spam',
  })
  await put('reports', {
    reporter_id: other.id,
    subject_kind: 'thread',
    subject_id: thread,
    resolved_by_id: me.id,
    status: 'dismissed',
    reason: 'spam',
  })
  await put('sanctions', { ...mine, kind: 'silence', reason: `${me.name} was rude`, appeal: word, report_id: report })
  await put('sanctions', { member_id: other.id, kind: 'silence', reason: 'x', by_id: me.id })
  await put('audit_entries', { actor_id: me.id, action: 'thread.locked', subject_kind: 'thread', subject_id: thread })

  await put('inbox_items', { ...mine, kind: 'reply', dedupe_key: newId(), title: word, detail: word, href: '/' })
  await put('inbox_items', {
    member_id: other.id,
    actor_id: me.id,
    kind: 'reply',
    dedupe_key: newId(),
    title: `${me.name} replied`,
    detail: `${me.name}: hello`,
    href: `/members/${me.handle}`,
  })
  await put('mails', { ...mine, to: me.email, subject: word, text: word, html: word, status: 'waiting' })
  await put('mails', { to: 'quirina@before.example', subject: word, text: word, html: word, status: 'sent' })
  await put('mails', {
    member_id: other.id,
    to: other.email,
    subject: `${me.name} replied`,
    text: me.name,
    html: me.name,
    status: 'sent',
  })
  await put('mail_stops', { email: me.email, reason: 'bounced' })
  await put('notification_preferences', { ...mine, kind: 'reply', channel: 'mail', enabled: false })
  await put('quiet_hours', { ...mine, weekday: 1, start_minute: 0, end_minute: 60 })
  await put('digests', { ...mine, scope: group, rhythm: 'weekly', next_at: NOON })
  await put('digest_times', { ...mine, hour: 7, weekday: 1 })
  await put('digest_told', { ...mine, subject_id: thread })
  await put('saved_searches', { ...mine, query: word, type: 'threads', seen_members: [] })

  await makeAccount(me, other, word)
}

async function makeAccount(me: Actor, other: Actor, word: string): Promise<void> {
  const mine = { member_id: me.id }
  await put('sessions', { user_id: me.id, id: newId(), expires_at: NOON, user_agent: word, address: '192.0.2.1' })
  await put('email_tokens', { ...mine, id: newId(), kind: 'verify', email: me.email })
  await put('address_changes', {
    ...mine,
    old_email: 'quirina@before.example',
    new_email: me.email,
    confirmed_at: NOON,
    undo_until: NOON,
    confirm_hash: newId(),
  })
  await put('known_devices', { ...mine, id: newId() })
  await put('member_skills', { ...mine, side: 'offers', label: word, level: 3 })
  await put('member_certifications', { ...mine, label: word })
  const goal = await put('goals', { ...mine, position: 0, text: word })
  await put('goal_skills', { goal_id: goal, label: word })
  await put('availability_rules', { ...mine, weekday: 1, start_minute: 0, end_minute: 60 })
  await put('availability_overrides', { ...mine, kind: 'blocked', note: word })
  await put('blocks', { member_id: me.id, other_id: other.id, kind: 'mute' })
  await put('blocks', { member_id: other.id, other_id: me.id, kind: 'mute' })
  await put('submissions', { ...mine, form_id: `${me.id}:form`, result: JSON.stringify({ handle: me.handle }) })
  await put('rate_limits', { key: `sign-in:${me.email}|192.0.2.1`, points: 1 })
}

async function makeMentoring(me: Actor, other: Actor, word: string): Promise<void> {
  await put('mentor_profiles', { member_id: me.id, blurb: word, topics: [word] })
  await put('mentor_profiles', { member_id: other.id })
  await put('group_hours', { member_id: me.id, weekday: 1, start_minute: 0, end_minute: 60, seats: 2, topic: word })
  await put('talk_places', { member_id: me.id, kind: 'address', place: word })
  const resource = await put('seat_resources', { kind: 'slot' })
  const past = (hours: number) => new Date(NOON.getTime() - hours * 3600_000)
  await put('slots', { mentor_id: me.id, resource_id: resource, topic: word, starts_at: past(9), ends_at: past(8) })
  const talk = (mentor: Actor, mentee: Actor, hours: number, more: Values) =>
    put('bookings', {
      mentor_id: mentor.id,
      mentee_id: mentee.id,
      starts_at: past(hours),
      ends_at: past(hours - 1),
      ...more,
    })
  const asMentor = await talk(me, other, 20, {
    topic: 'Theirs',
    state: 'confirmed',
    place_kind: 'address',
    place: word,
  })
  const asMentee = await talk(other, me, 40, { topic: word, state: 'confirmed' })
  await talk(other, me, 60, { topic: word, state: 'cancelled', cancelled_by_id: me.id, cancel_reason: word })
  await put('talk_feedback', { booking_id: asMentor, author_id: me.id, about_id: other.id, rating: 4, words: word })
  await put('talk_feedback', {
    booking_id: asMentee,
    author_id: me.id,
    about_id: other.id,
    rating: 4,
    words: word,
    released_at: NOON,
  })
  await put('talk_feedback', {
    booking_id: asMentee,
    author_id: other.id,
    about_id: me.id,
    rating: 4,
    words: word,
    released_at: NOON,
  })
  await put('missed_talks', { booking_id: asMentee, member_id: me.id, recorded_by_id: other.id, words: word })
  await put('missed_talks', { booking_id: asMentor, member_id: other.id, recorded_by_id: me.id, words: word })
  const asked = { status: 'declined', support: [] }
  await put('mentorship_requests', { ...asked, mentee_id: me.id, mentor_id: other.id, note: word, goals: word })
  await put('mentorship_requests', { ...asked, mentee_id: other.id, mentor_id: me.id, reason: word })
  await put('mentorships', { mentee_id: me.id, mentor_id: other.id, status: 'active', goals: word, notes: word })
  await put('mentorships', { mentee_id: other.id, mentor_id: me.id, status: 'ended', goals: 'Theirs', notes: word })
  await database().pool.query('insert into mentor_changes values ($1, 1) on conflict do nothing', [me.id])
}

async function makeProgram(me: Actor, other: Actor, groupId: string): Promise<void> {
  const program = await put('programs', { slug: newId(), name: 'Cohort', group_id: groupId, organizer_id: me.id })
  await put('program_enrolments', { program_id: program, member_id: me.id, role: 'mentee', wishes: [other.id] })
  const rule = { program_id: program, rule: 'pin', created_by_id: other.id }
  await put('program_pair_rules', { ...rule, mentee_id: me.id, mentor_id: other.id })
  await put('program_pair_rules', { ...rule, mentee_id: other.id, mentor_id: me.id })
  await put('program_pair_rules', { ...rule, mentee_id: newId(), mentor_id: newId(), created_by_id: me.id })
  await put('program_pairs', { program_id: program, mentee_id: me.id, mentor_id: other.id })
  await put('program_pairs', { program_id: program, mentee_id: other.id, mentor_id: me.id })
  await put('program_runs', { program_id: program, started_by_id: me.id, state: 'failed' })
}

async function makeDate(hostId: string, groupId: string | null, startsAt: Date) {
  const resource = await put('seat_resources', { kind: 'event-seat', capacity: 5 })
  const id = await put('events', {
    host_id: hostId,
    group_id: groupId,
    title: 'Soup',
    mode: 'online',
    status: 'published',
    time_zone: 'UTC',
  })
  const endsAt = new Date(startsAt.getTime() + 3600_000)
  const date = await put('occurrences', { event_id: id, resource_id: resource, starts_at: startsAt, ends_at: endsAt })
  return { id, date, resource }
}

function harmless(name: string, type: string): unknown {
  if (name === 'id' || name.endsWith('_hash') || name === 'email') return newId()
  if (type === 'timestamptz') return /^(ends|expires)_at$/.test(name) ? new Date(NOON.getTime() + 3600_000) : NOON
  if (type === 'date') return '2026-11-25'
  if (['int4', 'int8', 'float8'].includes(type)) return 1
  if (type === 'bool') return false
  if (type.startsWith('_')) return []
  if (type.startsWith('json')) return '{}'
  return ''
}
