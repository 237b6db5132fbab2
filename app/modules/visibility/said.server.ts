import { Prisma, type Db } from '#app/platform/database.server.ts'
import type { LookedUp, Said, Source } from './domain/said.ts'
import type { Viewer } from './domain/viewer.ts'
import { knownGroups, openGroups, unblocked, visibleEvents, visiblePrograms } from './filters.server.ts'

/** Whoever reads a sentence: a member, or somebody without an account who takes part in the event it speaks of. */
export type Reader = NonNullable<Viewer> | 'guest'

/** SQL: the references of a sentence in `column` looked up for a reader, as `LookedUp`. */
export function lookedUp(reader: Reader, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((select jsonb_agg(case jsonb_typeof(x.piece) when 'string' then x.piece
      else jsonb_build_object('words', ${wordsOf(reader)}, 'most', x.piece -> 'most') end order by x.place)
    from jsonb_array_elements(${column}) with ordinality as x(piece, place)), '[]')`
}

/**
 * SQL: whether a notice still stands for the member whose inbox it is in: everything it refers to can be read by them
 * now, its group is open to them, and no block or mute is between them and whoever did it. `i` is `inbox_items`.
 */
export function currentNotice(viewer: NonNullable<Viewer>, i = 'i'): Prisma.Sql {
  const item = Prisma.raw(i)
  return Prisma.sql`(
    (${item}.group_id is null or exists (select 1 from groups ng where ng.id = ${item}.group_id and ${openGroups(viewer, 'ng')}))
    and (${item}.actor_id is null or not exists (select 1 from blocks away
      where (away.member_id = ${viewer.id} and away.other_id = ${item}.actor_id)
        or (away.kind = 'block' and away.member_id = ${item}.actor_id and away.other_id = ${viewer.id})))
    and (${item}.words is null or not exists (
      select 1 from jsonb_array_elements((${item}.words -> 'title') || (${item}.words -> 'detail')) as x(piece)
      where jsonb_typeof(x.piece) = 'object' and (${wordsOf(viewer)}) is null)))`
}

/** SQL: what a notice says to the member whose inbox it is in; null for one written before notices held references. */
export function noticeWords(viewer: NonNullable<Viewer>, i = 'i'): Prisma.Sql {
  const part = (name: string) => lookedUp(viewer, Prisma.raw(`${i}.words -> '${name}'`))
  return Prisma.sql`case when ${Prisma.raw(i)}.words is not null
    then jsonb_build_object('title', ${part('title')}, 'detail', ${part('detail')}) end`
}

/** SQL: a part of a notice (`title` or `detail`) as plain text for its reader; empty where nothing is left to read. */
export function noticePart(viewer: NonNullable<Viewer>, part: 'title' | 'detail', i = 'i'): Prisma.Sql {
  return Prisma.sql`coalesce((select string_agg(coalesce(x.piece ->> 'words', x.piece #>> '{}'), '' order by x.place)
    from jsonb_array_elements(${lookedUp(viewer, Prisma.raw(`${i}.words -> '${part}'`))}) with ordinality as x(piece, place)), '')`
}

/** SQL: how many notices wait to be read by a member, counted up to a hundred. */
export function unreadNotices(viewer: NonNullable<Viewer>): Prisma.Sql {
  return Prisma.sql`(select count(*)::int from (select 1 from inbox_items i
    where i.member_id = ${viewer.id} and i.read_at is null and ${currentNotice(viewer)} limit 100) few)`
}

/** Sentences with their references looked up for a reader, in their order. One statement. */
export async function lookUp(db: Db, reader: Reader, said: readonly Said[]): Promise<LookedUp[]> {
  if (said.length === 0) return []
  const rows = await db.$queryRaw<{ pieces: LookedUp }[]>`
    select ${lookedUp(reader, Prisma.sql`s.said`)} as pieces
    from jsonb_array_elements(${JSON.stringify(said)}::jsonb) with ordinality as s(said, place) order by s.place`
  return rows.map(({ pieces }) => pieces)
}

/** SQL: the words that the reference `x.piece` stands for, as far as the reader may read them now; else null. */
function wordsOf(reader: Reader): Prisma.Sql {
  const cases = Object.entries(sources(reader)).map(([of, words]) => Prisma.sql`when ${of} then (${words})`)
  return Prisma.sql`case x.piece ->> 'of' ${Prisma.join(cases, ' ')} end`
}

function sources(reader: Reader): Record<Source, Prisma.Sql> {
  const id = Prisma.sql`x.piece ->> 'id'`
  const viewer = reader === 'guest' ? null : reader
  const event = reader === 'guest' ? Prisma.sql`e.status <> 'draft'` : visibleEvents(viewer, 'e', 'sg')
  const ofEvent = Prisma.sql`events e left join groups sg on sg.id = e.group_id`
  const ofThread = Prisma.sql`threads t join groups sg on sg.id = t.group_id`
  const thread = Prisma.sql`t.deleted_at is null and ${openGroups(viewer, 'sg')} and ${unblocked(viewer, 't.author_id')}`
  const party = (mentor: string, mentee: string) =>
    Prisma.sql`${viewer?.id ?? ''} in (${Prisma.raw(mentor)}, ${Prisma.raw(mentee)})`
  return {
    member: Prisma.sql`select case when m.deleted_at is null then m.shown_name else 'A former member' end from members m where m.id = ${id}`,
    guest: Prisma.sql`select eg.name from event_guests eg where eg.id = ${id}`,
    thread: Prisma.sql`select t.title from ${ofThread} where t.id = ${id} and ${thread}`,
    'thread-words': Prisma.sql`select left(t.body, 2000) from ${ofThread} where t.id = ${id} and ${thread}`,
    'reply-words': Prisma.sql`select left(r.body, 2000) from replies r join ${ofThread} on t.id = r.thread_id
      where r.id = ${id} and r.deleted_at is null and ${unblocked(viewer, 'r.author_id')} and ${thread}`,
    event: Prisma.sql`select e.title from ${ofEvent} where e.id = ${id} and ${event}`,
    'event-reason': Prisma.sql`select e.cancel_reason from ${ofEvent} where e.id = ${id} and e.status = 'cancelled' and ${event}`,
    'date-reason': Prisma.sql`select o.cancel_reason from occurrences o join ${ofEvent} on e.id = o.event_id
      where o.id = ${id} and o.status = 'cancelled' and ${event}`,
    'event-place': Prisma.sql`select e.location from ${ofEvent} where e.id = ${id} and ${event}`,
    'event-message': Prisma.sql`select em.body from event_messages em join occurrences o on o.id = em.occurrence_id
      join ${ofEvent} on e.id = o.event_id where em.id = ${id} and ${event}`,
    group: Prisma.sql`select sg.name from groups sg where sg.id = ${id} and ${knownGroups(viewer, 'sg')}`,
    space: Prisma.sql`select s.name from spaces s where s.id = ${id}`,
    program: Prisma.sql`select p.name from programs p left join groups sg on sg.id = p.group_id
      where p.id = ${id} and ${visiblePrograms(viewer, 'p', 'sg')}`,
    resource: Prisma.sql`select r.title from resources r join groups sg on sg.id = r.group_id
      where r.id = ${id} and r.deleted_at is null and ${openGroups(viewer, 'sg')} and ${unblocked(viewer, 'r.author_id')}`,
    'request-note': Prisma.sql`select q.note from mentorship_requests q
      where q.id = ${id} and q.status <> 'withdrawn' and ${party('q.mentor_id', 'q.mentee_id')}`,
    'request-reason': Prisma.sql`select q.reason from mentorship_requests q
      where q.id = ${id} and ${party('q.mentor_id', 'q.mentee_id')}`,
    'booking-topic': Prisma.sql`select b.topic from bookings b where b.id = ${id} and ${party('b.mentor_id', 'b.mentee_id')}`,
    'booking-reason': Prisma.sql`select b.cancel_reason from bookings b where b.id = ${id} and ${party('b.mentor_id', 'b.mentee_id')}`,
    'booking-place': Prisma.sql`select case b.place when '' then 'not said yet' else b.place end from bookings b
      where b.id = ${id} and b.state = 'confirmed' and ${party('b.mentor_id', 'b.mentee_id')}`,
    'seat-reason': Prisma.sql`select q.reason from rsvp_requests q where q.id = ${id}
      and ${viewer ? Prisma.sql`q.member_id = ${viewer.id}` : Prisma.sql`q.guest_id is not null`}`,
    'sanction-reason': Prisma.sql`select s.reason from sanctions s where s.id = ${id} and s.member_id = ${viewer?.id ?? ''}`,
    report: reportedTitle(id, viewer),
  }
}

/** The name of what was reported, for those who decide about it and for whoever reported it. */
function reportedTitle(id: Prisma.Sql, viewer: Viewer): Prisma.Sql {
  const decides = Prisma.sql`(
    exists (select 1 from members k where k.id = ${viewer?.id ?? ''} and k.site_role in ('moderator', 'admin'))
    or exists (select 1 from memberships k where k.group_id = rp.group_id and k.member_id = ${viewer?.id ?? ''}
      and k.status = 'active' and k.role in ('owner', 'admin', 'moderator')))`
  return Prisma.sql`select coalesce(case when rp.group_id is null or ${decides} or ${openGroups(viewer, 'sg')} then coalesce(
      (select t.title from threads t left join replies r on rp.subject_kind = 'reply' and r.id = rp.subject_id
        where t.deleted_at is null and r.deleted_at is null
          and t.id = case rp.subject_kind when 'thread' then rp.subject_id when 'reply' then r.thread_id end),
      case rp.subject_kind
        when 'event' then (select e.title from events e where e.id = rp.subject_id)
        when 'group' then (select g.name from groups g where g.id = rp.subject_id)
        when 'space' then (select s.name from spaces s where s.id = rp.subject_id)
        when 'member' then (select m.shown_name from members m where m.id = rp.subject_id and m.deleted_at is null)
        when 'missed-talk' then 'a talk that was missed' end) end, 'something that is gone')
    from reports rp left join groups sg on sg.id = rp.group_id
    where rp.id = ${id} and (rp.reporter_id = ${viewer?.id ?? ''} or ${decides})`
}
