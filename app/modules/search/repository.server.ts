import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import type { Candidate, SearchKind, SearchScope } from '#app/platform/search-engine.ts'
import { facetsOf } from '#app/platform/search-facets.server.ts'

export type Admitted = { kind: SearchKind; id: string; facets: string[] }

/**
 * Which of the candidates this viewer may really know of, with their facets as of now. Every hit, count, facet and
 * suggestion starts here, so an index that lags behind can hide something for a moment but never show it. One statement.
 */
export async function admit(db: Db, candidates: Candidate[], scope: SearchScope, now: Date): Promise<Admitted[]> {
  if (candidates.length === 0) return []
  const forMembers = scope.viewerId !== null
  const facets = (kind: SearchKind) => facetsOf(kind, forMembers, now)
  const document = Prisma.raw(forMembers ? 'm.document' : 'm.document_public')
  const asIndexed = (column: Prisma.Sql) => Prisma.sql`(c.rev is null or c.rev = md5(${column}::text))`
  return db.$queryRaw<Admitted[]>`
    with c as (
      select * from unnest(${candidates.map(({ kind }) => kind)}::text[], ${candidates.map(({ id }) => id)}::text[],
        ${candidates.map(({ replyId }) => replyId ?? '')}::text[], ${candidates.map(({ rev }) => rev ?? '')}::text[]) as t(kind, id, "replyId", given)
      cross join lateral (select nullif(given, '') as rev, nullif("replyId", '') as reply_id) x)
    select 'members' as kind, m.id, ${facets('members')} as facets from c join members m on m.id = c.id
      where c.kind = 'members' and ${scope.sql.members} and ${asIndexed(document)}
    union all select 'groups', g.id, ${facets('groups')} from c join groups g on g.id = c.id
      where c.kind = 'groups' and ${scope.sql.groups} and ${asIndexed(Prisma.sql`g.document`)}
    union all select 'threads', t.id, ${facets('threads')} from c join threads t on t.id = c.id join groups g on g.id = t.group_id
      where c.kind = 'threads' and ${scope.sql.threads} and case when c.reply_id is null then ${asIndexed(Prisma.sql`t.document`)}
        else exists (select 1 from replies r where r.id = c.reply_id and r.thread_id = t.id
          and ${scope.sql.replies} and ${asIndexed(Prisma.sql`r.document`)}) end
    union all select 'events', e.id, ${facets('events')} from c join events e on e.id = c.id left join groups g on g.id = e.group_id
      where c.kind = 'events' and ${scope.sql.events} and ${asIndexed(Prisma.sql`e.document`)}
    union all select 'spaces', s.id, '{}' from c join spaces s on s.id = c.id
      where c.kind = 'spaces' and ${scope.sql.spaces} and ${asIndexed(Prisma.sql`s.document`)}`
}

export type HitRow =
  | { kind: 'members'; id: string; row: MemberRow }
  | { kind: 'groups'; id: string; row: GroupRow }
  | { kind: 'threads'; id: string; row: ThreadRow }
  | { kind: 'events'; id: string; row: EventRow }
  | { kind: 'spaces'; id: string; row: SpaceRow }
  | { kind: 'label'; id: string; row: string }

type MemberRow = {
  handle: string
  name: string
  headline: string
  place: string
  bio: string
  offers: string | null
  wants: string | null
  blurb: string | null
  mentors: boolean
}
type GroupRow = { slug: string; name: string; description: string; members: number; visibility: string; mine: boolean }
type ThreadRow = {
  title: string
  body: string
  tags: string | null
  group: string
  replyId: string | null
  reply: string | null
  question: boolean
  answered: boolean
  replies: number
  at: string
}
type EventRow = {
  title: string
  description: string
  mode: string
  status: string
  zone: string
  by: string | null
  startsAt: string | null
}
type SpaceRow = { slug: string; name: string; tagline: string; description: string; city: string }

/** What the hits of one page show, read under the viewer's policy, and the labels of `facets`. One statement. */
export async function readHits(
  db: Db,
  hits: Candidate[],
  facets: string[],
  scope: SearchScope,
  now: Date,
): Promise<HitRow[]> {
  if (hits.length === 0) return []
  const seen = scope.viewerId ? Prisma.sql`'{public,members}'::text[]` : Prisma.sql`'{public}'::text[]`
  const shown = (part: Prisma.Sql, field: string) =>
    Prisma.sql`shown_part(${part}, m.field_visibility, m.directory, ${field}, ${seen})`
  const skills = (side: string) =>
    Prisma.sql`(select string_agg(s.label::text, ', ' order by s.position) from member_skills s where s.member_id = m.id and s.side = ${side})`
  const ids = (kind: SearchKind) => Prisma.sql`(select unnest(${idsOf(hits, kind)}::text[]))`
  const slugs = (kind: string) =>
    facets.filter((facet) => facet.startsWith(`${kind}:`)).map((facet) => facet.slice(kind.length + 1))
  const replyIds = hits.flatMap(({ replyId }) => (replyId ? [replyId] : []))
  return db.$queryRaw<HitRow[]>`
    select 'members' as kind, m.id, json_build_object('handle', m.handle::text, 'name', m.name, 'headline', m.headline,
        'place', ${shown(Prisma.sql`concat_ws(', ', nullif(m.city, ''), nullif(m.country, ''))`, 'location')},
        'bio', ${shown(Prisma.sql`m.bio`, 'bio')},
        'offers', ${shown(skills('offers'), 'skills')}, 'wants', ${shown(skills('wants'), 'skills')},
        'blurb', p.blurb, 'mentors', p.member_id is not null) as row
      from members m left join mentor_profiles p on p.member_id = m.id and p.paused_at is null
      where m.id in ${ids('members')} and ${scope.sql.members}
    union all
    select 'groups', g.id, json_build_object('slug', g.slug, 'name', g.name, 'description', g.description,
        'members', g.member_count, 'visibility', g.visibility, 'mine', exists (select 1 from memberships mine
          where mine.group_id = g.id and mine.member_id = ${scope.viewerId} and mine.status = 'active'))
      from groups g where g.id in ${ids('groups')} and ${scope.sql.groups}
    union all
    select 'threads', t.id, json_build_object('title', t.title, 'body', t.body, 'tags', nullif(t.tag_words, ''), 'group', g.name,
        'replyId', reply.id, 'reply', reply.body, 'question', t.kind = 'question', 'answered', t.accepted_reply_id is not null,
        'replies', t.reply_count, 'at', to_char(t.last_activity_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
      from threads t join groups g on g.id = t.group_id
      left join lateral (select r.id, r.body from replies r
        where r.id in (select unnest(${replyIds}::text[])) and r.thread_id = t.id and ${scope.sql.replies} limit 1) reply on true
      where t.id in ${ids('threads')} and ${scope.sql.threads}
    union all
    select 'events', e.id, json_build_object('title', e.title, 'description', e.description, 'mode', e.mode, 'status', e.status,
        'zone', e.time_zone, 'by', coalesce(s.name, g.name),
        'startsAt', (select to_char(coalesce(
            min(o.starts_at) filter (where o.ends_at >= ${now} and o.status = 'scheduled'), max(o.starts_at)) at time zone 'UTC',
            'YYYY-MM-DD"T"HH24:MI:SS"Z"') from occurrences o where o.event_id = e.id))
      from events e left join groups g on g.id = e.group_id left join spaces s on s.id = e.space_id
      where e.id in ${ids('events')} and ${scope.sql.events}
    union all
    select 'spaces', s.id, json_build_object('slug', s.slug, 'name', s.name, 'tagline', s.tagline,
        'description', s.description, 'city', s.city)
      from spaces s where s.id in ${ids('spaces')} and ${scope.sql.spaces}
    union all
    select 'label', 'skill:' || slug, to_json(label::text) from skills where slug = any(${slugs('skill')}::text[])
    union all
    select 'label', 'group:' || g.slug, to_json(g.name) from groups g
      where g.slug = any(${slugs('group')}::text[]) and ${scope.sql.groups}`
}

function idsOf(candidates: Candidate[], kind: SearchKind): string[] {
  return candidates.filter((candidate) => candidate.kind === kind).map(({ id }) => id)
}

export type SavedSearchRow = {
  id: string
  memberId: string
  query: string
  type: string
  facets: string[]
  seenUntil: Date
}

/** How many searches a member keeps, and how many of them are this one. */
export async function countSavedSearches(
  db: Db,
  memberId: string,
  same: { query: string; type: string; facets: string[] },
): Promise<[number, number]> {
  const [row] = await db.$queryRaw<{ all: number; same: number }[]>`
    select count(*)::int as "all", count(*) filter (where lower(query) = lower(${same.query}) and type = ${same.type}
      and filters = ${JSON.stringify(same.facets)}::jsonb)::int as same
    from saved_searches where member_id = ${memberId}`
  return [row!.all, row!.same]
}

export async function insertSavedSearch(
  tx: Tx,
  {
    id,
    memberId,
    query,
    type,
    facets,
    at,
  }: { id: string; memberId: string; query: string; type: string; facets: string[]; at: Date },
): Promise<void> {
  await tx.savedSearch.create({ data: { id, memberId, query, type, filters: facets, seenUntil: at, createdAt: at } })
}

export async function deleteSavedSearch(tx: Tx, memberId: string, id: string): Promise<boolean> {
  return (await tx.savedSearch.deleteMany({ where: { id, memberId } })).count === 1
}

/** A member's kept searches, newest first. */
export function listSavedSearches(db: Db, memberId: string): Promise<SavedSearchRow[]> {
  return db.$queryRaw`
    select id, member_id as "memberId", query, type, filters as facets, seen_until as "seenUntil"
    from saved_searches where member_id = ${memberId} order by created_at desc, id limit 20`
}

/** The kept searches that were looked through longest ago. */
export function dueSavedSearches(db: Db, before: Date, limit: number): Promise<SavedSearchRow[]> {
  return db.$queryRaw`
    select id, member_id as "memberId", query, type, filters as facets, seen_until as "seenUntil"
    from saved_searches where seen_until < ${before} order by seen_until, id limit ${limit}`
}

export async function markSearched(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.savedSearch.updateMany({ where: { id }, data: { seenUntil: at } })
}

/** Which of these things came into being, or were published, after a moment. */
export async function newerThan(db: Db, hits: { kind: SearchKind; id: string }[], at: Date): Promise<Set<string>> {
  const ids = (kind: SearchKind) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from threads where id = any(${ids('threads')}::text[]) and created_at > ${at}
    union all select id from groups where id = any(${ids('groups')}::text[]) and created_at > ${at}
    union all select id from spaces where id = any(${ids('spaces')}::text[]) and created_at > ${at}
    union all select id from events where id = any(${ids('events')}::text[]) and coalesce(published_at, created_at) > ${at}
    union all select m.id from members m left join mentor_profiles p on p.member_id = m.id
      where m.id = any(${ids('members')}::text[]) and greatest(m.created_at, p.created_at) > ${at}`
  return new Set(rows.map(({ id }) => id))
}
