import { isSeatedOrWaiting } from '#app/modules/seats/filters.server.ts'
import { Prisma, type Db } from '#app/platform/database.server.ts'
import { refer, say, type Said } from '#app/modules/visibility/domain/said.ts'
import { notAvoided, openGroups, unblocked, visibleEvents } from '#app/modules/visibility/filters.server.ts'
import { paths } from '#app/paths.ts'
import { HALL } from '../domain/digest-times.ts'
import { momentWords } from '#app/lib/clock.ts'
import type { SaidSection } from '../domain/referring-email.ts'

const EACH = 8
const QUESTIONS_DAYS = 14
const EVENTS_DAYS = 14

export type DigestAsk = {
  memberId: string
  timeZone: string
  scope: string
  since: Date
  now: Date
  /** Leaves out what the member has seen or was told; a preview does not. */
  onlyNews: boolean
}

type ThreadRow = { id: string; part: string; groupId: string; authorId: string }
type EventRow = {
  id: string
  eventId: string
  on: string
  isSeries: boolean
  startsAt: Date
  spaceId: string | null
  hasPlace: boolean
  mode: string
}

/**
 * What a digest would say: what its reader may see now, has not seen or been told, and did not write. Of the hall: their
 * groups without a digest of their own, questions they could answer anywhere, and events of the hall. Two statements.
 */
export async function gatherDigest(db: Db, ask: DigestAsk): Promise<{ sections: SaidSection[]; subjectIds: string[] }> {
  const [threads, events] = await Promise.all([readThreads(db, ask), readEvents(db, ask)])
  const part = (name: string) => threads.filter((row) => row.part === name)
  const threadItem = ({ id, groupId, authorId }: ThreadRow) => ({
    title: say`${refer('thread', id)}`,
    detail: say`${refer('member', authorId)}${ask.scope === HALL ? say` in ${refer('group', groupId)}` : ''}: ${refer('thread-words', id, 140)}`,
    href: paths.thread(id),
  })
  const sections = [
    {
      title: `From those who keep ${ask.scope === HALL ? 'your groups' : 'the group'}`,
      items: part('pinned').map(threadItem),
    },
    { title: 'Questions you could answer', items: part('question').map(threadItem) },
    { title: 'New threads', items: part('new').map(threadItem) },
    {
      title: 'Coming up',
      items: events.map((event) => ({
        title: say`${refer('event', event.eventId)}`,
        detail: say`${momentWords(event.startsAt, ask.timeZone)}${placeOf(event)}`,
        href: paths.event(event.eventId, event.isSeries ? event.on : undefined),
      })),
    },
  ]
  return {
    sections: sections.filter(({ items }) => items.length > 0),
    subjectIds: [
      ...threads.map(({ id, part }) => (part === 'pinned' ? `pin:${id}` : id)),
      ...events.map(({ id }) => id),
    ],
  }
}

function placeOf({ eventId, spaceId, hasPlace, mode }: EventRow): Said {
  if (spaceId) return say` · ${refer('space', spaceId)}`
  if (hasPlace) return say` · ${refer('event-place', eventId)}`
  return mode === 'online' ? [' · Online'] : []
}

/** Threads, each in one part: newly pinned, else a question that fits, else new. A part shows its newest few. */
function readThreads(db: Db, ask: DigestAsk): Promise<ThreadRow[]> {
  const viewer = { id: ask.memberId }
  const { memberId, since, now, scope } = ask
  const oldest = new Date(now.getTime() - QUESTIONS_DAYS * 86_400_000)
  const member = Prisma.sql`ms.status = 'active' and ms.mail_level <> 'mute'`
  const inside =
    scope === HALL
      ? Prisma.sql`(${member} and ${withoutOwnDigest(memberId, 'g.id')})`
      : Prisma.sql`ms.status = 'active'`
  const fits = Prisma.sql`t.kind = 'question' and t.accepted_reply_id is null and t.locked_at is null and t.created_at > ${oldest}
    and (${inside} or ${scope === HALL ? Prisma.sql`ms.member_id is null` : Prisma.sql`false`})
    and not exists (select 1 from replies mine where mine.thread_id = t.id and mine.author_id = ${memberId})
    and exists (select 1 from thread_tags tt join member_skills sk on sk.slug = tt.slug
      where tt.thread_id = t.id and sk.member_id = ${memberId} and sk.side = 'offers')`
  return db.$queryRaw`
    select id, part, "groupId", "authorId" from (
      select sorted.*, row_number() over (partition by part order by at desc, id) as place from (
        select t.id, t.group_id as "groupId", t.author_id as "authorId", t.created_at as at,
          case when t.pinned_at > ${since} and ${inside} and ${newsOf(ask, Prisma.sql`'pin:' || t.id`, 't.pinned_at')} then 'pinned'
            when ${newsOf(ask, Prisma.sql`t.id`, 't.created_at')} then
              case when ${fits} then 'question' when t.created_at > ${since} and ${inside} then 'new' end end as part
        from threads t join groups g on g.id = t.group_id join members a on a.id = t.author_id and a.deleted_at is null
        left join memberships ms on ms.group_id = g.id and ms.member_id = ${memberId}
        where t.deleted_at is null and (t.created_at > ${oldest} or t.created_at > ${since} or t.pinned_at > ${since})
          and ${openGroups(viewer)} and ${scope === HALL ? Prisma.sql`true` : Prisma.sql`g.id = ${scope}`}
          and t.author_id <> ${memberId} and ${notAvoided(viewer, 't.author_id')} and ${unblocked(viewer, 't.author_id')}
          and not exists (select 1 from thread_follows f where f.thread_id = t.id and f.member_id = ${memberId} and f.level = 'mute')
      ) sorted where part is not null
    ) placed where place <= ${EACH} order by part, place`
}

/** The next dates of events, one for each, where the member has no seat and waits for none. */
function readEvents(db: Db, ask: DigestAsk): Promise<EventRow[]> {
  const viewer = { id: ask.memberId }
  const { memberId, now, scope } = ask
  const until = new Date(now.getTime() + EVENTS_DAYS * 86_400_000)
  const where =
    scope === HALL
      ? Prisma.sql`(e.group_id is null or (ms.status = 'active' and ms.mail_level <> 'mute' and ${withoutOwnDigest(memberId, 'e.group_id')}))`
      : Prisma.sql`e.group_id = ${scope} and ms.status = 'active'`
  return db.$queryRaw`
    select o.id, e.id as event_id, o.recurrence_id as "on", e.repeat is not null as is_series, o.starts_at,
      e.space_id, e.location <> '' as has_place, e.mode
    from events e
    join lateral (select x.id, x.recurrence_id, x.starts_at, x.resource_id from occurrences x
      where x.event_id = e.id and x.status = 'scheduled' and x.starts_at > ${now} order by x.starts_at, x.id limit 1) o on true
    left join groups g on g.id = e.group_id
    left join memberships ms on ms.group_id = e.group_id and ms.member_id = ${memberId}
    where e.status = 'published' and o.starts_at <= ${until} and ${visibleEvents(viewer)} and ${where}
      and e.host_id <> ${memberId} and ${notAvoided(viewer, 'e.host_id')}
      and not exists (select 1 from claims c where c.resource_id = o.resource_id and c.member_id = ${memberId}
        and ${isSeatedOrWaiting('c')})
      and ${ask.onlyNews ? Prisma.sql`not (${told(memberId, Prisma.sql`o.id`)}) and not (${metAlready(memberId, 'e.id')})` : Prisma.sql`true`}
    order by o.starts_at, o.id limit ${EACH}`
}

/** SQL: a thread is news: not told in a digest, not mailed, not opened from the inbox, and newer than when the member last read it. */
function newsOf({ memberId, onlyNews }: DigestAsk, subject: Prisma.Sql, at: string): Prisma.Sql {
  if (!onlyNews) return Prisma.sql`true`
  return Prisma.sql`(not (${told(memberId, subject)}) and not (${metAlready(memberId, 't.id')})
    and (ms.last_read_at is null or ms.last_read_at < ${Prisma.raw(at)})
    and not exists (select 1 from thread_reads tr where tr.thread_id = t.id and tr.member_id = ${memberId} and tr.read_at >= ${Prisma.raw(at)}))`
}

function told(memberId: string, subject: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (select 1 from digest_told x where x.member_id = ${memberId} and x.subject_id = ${subject})`
}

function metAlready(memberId: string, column: string): Prisma.Sql {
  const about = Prisma.raw(column)
  return Prisma.sql`exists (select 1 from mails x where x.member_id = ${memberId} and x.about_id = ${about})
    or exists (select 1 from inbox_items x where x.member_id = ${memberId} and x.about_id = ${about} and x.read_at is not null)`
}

function withoutOwnDigest(memberId: string, column: string): Prisma.Sql {
  return Prisma.sql`not exists (select 1 from digests own where own.member_id = ${memberId} and own.scope = ${Prisma.raw(column)}
    and own.rhythm <> 'off')`
}
