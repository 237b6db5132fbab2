import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import { PLANNED_ONCE } from '#app/platform/internals/direct-reads.server.ts'
import type { SearchKind } from '#app/modules/visibility/domain/searchable.ts'
import type { SearchScope } from '#app/modules/visibility/search-scope.server.ts'
import type { Candidate } from './domain/answer.ts'
import { facetsOf } from './facets-repository.server.ts'
import type { SearchType } from './domain/search-input.ts'

/** The most facets of a kind that are told, and how much of a text is looked through for a snippet. */
const MAX_FACETS = 8
const LOOKED_AT = 6000

/** What the viewer asked for, as the statement that answers needs it. */
export type Page = { type: SearchType; facets: string[]; size: number; page: number }

export type HitRow =
  | { kind: 'members'; id: string; row: MemberRow }
  | { kind: 'groups'; id: string; row: GroupRow }
  | { kind: 'threads'; id: string; row: ThreadRow }
  | { kind: 'events'; id: string; row: EventRow }
  | { kind: 'spaces'; id: string; row: SpaceRow }
  | { kind: 'resources'; id: string; row: ResourceRow }

export type FoundFacet = { facet: string; count: number; label: string | null }
export type Results = { counts: Partial<Record<SearchType, number>>; facets: FoundFacet[]; hits: HitRow[] }

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
  answered: boolean
  replies: number
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
type ResourceRow = { slug: string; group: string; title: string; url: string | null; body: string }
type SpaceRow = { slug: string; name: string; tagline: string; description: string; city: string }

/**
 * Which of the candidates this viewer may really know of, counted by kind and facet as of now, and what one page of them
 * shows. Every hit, count, facet and suggestion comes from here, so an index that lags behind can hide something for a
 * moment but never show it. One statement.
 */
export async function readResults(
  db: Db,
  candidates: Candidate[],
  { type, facets, size, page }: Page,
  scope: SearchScope,
  now: Date,
): Promise<Results> {
  if (candidates.length === 0) return { counts: {}, facets: [], hits: [] }
  const rows = await db.$queryRaw<{ results: Results }[]>`${PLANNED_ONCE}
    with c as materialized (
      select kind, id, nullif(given_reply, '') as reply_id, nullif(given_rev, '') as rev, score, place
      from unnest(${candidates.map(({ kind }) => kind)}::text[], ${candidates.map(({ id }) => id)}::text[],
        ${candidates.map(({ replyId }) => replyId ?? '')}::text[], ${candidates.map(({ rev }) => rev ?? '')}::text[],
        ${candidates.map(({ score }) => score)}::float8[]) with ordinality as t(kind, id, given_reply, given_rev, score, place)),
    admitted as materialized (${admittedSql(scope, now)}),
    fitting as materialized (select * from admitted where facets @> ${facets}::text[]),
    chosen as materialized (select * from fitting where ${ofType(type)}),
    shown as materialized (select * from chosen order by score desc, place limit ${size}::int offset ${(page - 1) * size}::int),
    hits as materialized (${hitsSql(scope, now)}),
    counted as (
      select facet, count(*)::int as count, row_number() over (partition by split_part(facet, ':', 1) order by count(*) desc, facet) as rank
      from chosen, unnest(facets) as facet group by facet)
    select json_build_object(
      'counts', (select json_object_agg(type, count) from (
          select kind as type, count(*) from fitting group by kind
          union all select 'mentors', count(*) from fitting where 'is:mentor' = any(facets)
          union all select 'all', count(*) from fitting) kinds),
      'facets', (select coalesce(json_agg(json_build_object('facet', facet, 'count', count, 'label', ${facetLabel(scope)})
          order by rank), '[]') from counted where rank <= ${MAX_FACETS}::int or facet = any(${facets}::text[])),
      'hits', (select coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'row', row) order by score desc, place), '[]')
          from hits)) as results`
  return rows[0]!.results
}

/** SQL: the name of the skill or group in `facet`, as far as the viewer may know of it. */
function facetLabel({ sql }: SearchScope): Prisma.Sql {
  return Prisma.sql`coalesce((select label::text from skills where 'skill:' || slug = facet and slug = substr(facet, 7)),
    (select g.name from groups g where 'group:' || g.slug = facet and g.slug = substr(facet, 7) and ${sql.groups}))`
}

function ofType(type: SearchType): Prisma.Sql {
  if (type === 'all') return Prisma.sql`true`
  return type === 'mentors' ? Prisma.sql`'is:mentor' = any(facets)` : Prisma.sql`kind = ${type}`
}

/** SQL: the candidates that the viewer may know of and whose text is still the one that was found, with their facets. */
function admittedSql({ sql, viewerId }: SearchScope, now: Date): Prisma.Sql {
  const facets = (kind: SearchKind) => facetsOf(kind, viewerId !== null, now)
  const own = Prisma.sql`c.kind, c.id, c.reply_id, c.score, c.place`
  const asIndexed = (column: string) => Prisma.sql`(c.rev is null or c.rev = md5(${Prisma.raw(column)}::text))`
  return Prisma.sql`
    select ${own}, ${facets('members')} as facets from c join members m on m.id = c.id
      where c.kind = 'members' and ${sql.members} and ${asIndexed(viewerId ? 'm.document' : 'm.document_public')}
    union all select ${own}, ${facets('groups')} from c join groups g on g.id = c.id
      where c.kind = 'groups' and ${sql.groups} and ${asIndexed('g.document')}
    union all select ${own}, ${facets('threads')} from c join threads t on t.id = c.id join groups g on g.id = t.group_id
      where c.kind = 'threads' and ${sql.threads} and case when c.reply_id is null then ${asIndexed('t.document')}
        else exists (select 1 from replies r where r.id = c.reply_id and r.thread_id = t.id
          and ${sql.replies} and ${asIndexed('r.document')}) end
    union all select ${own}, ${facets('events')} from c join events e on e.id = c.id left join groups g on g.id = e.group_id
      where c.kind = 'events' and ${sql.events} and ${asIndexed('e.document')}
    union all select ${own}, ${facets('spaces')} from c join spaces s on s.id = c.id
      where c.kind = 'spaces' and ${sql.spaces} and ${asIndexed('s.document')}
    union all select ${own}, ${facets('resources')} from c join resources x on x.id = c.id join groups g on g.id = x.group_id
      where c.kind = 'resources' and ${sql.resources} and ${asIndexed('x.document')}`
}

/** SQL: what the rows of `shown` show. Texts are cut where nobody would look for a snippet any more. */
function hitsSql(scope: SearchScope, now: Date): Prisma.Sql {
  const seen = scope.viewerId ? `'{public,members}'::text[]` : `'{public}'::text[]`
  const shown = (part: string, field: string) =>
    Prisma.raw(`shown_part(${part}, m.field_visibility, m.directory, '${field}', ${seen})`)
  const skills = (side: string) =>
    `(select string_agg(s.label::text, ', ' order by s.position) from member_skills s where s.member_id = m.id and s.side = '${side}')`
  const text = (column: string) => Prisma.raw(`left(${column}, ${LOOKED_AT})`)
  const own = Prisma.sql`c.kind, c.id, c.score, c.place`
  const utc = Prisma.raw(`at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'`)
  return Prisma.sql`
    select ${own}, json_build_object('handle', m.handle::text, 'name', m.shown_name, 'headline', m.headline,
        'place', ${shown(`concat_ws(', ', nullif(m.city, ''), nullif(m.country, ''))`, 'location')},
        'bio', ${shown(`left(m.bio, ${LOOKED_AT})`, 'bio')},
        'offers', ${shown(skills('offers'), 'skills')}, 'wants', ${shown(skills('wants'), 'skills')},
        'blurb', ${text('p.blurb')}, 'mentors', p.member_id is not null) as row
      from shown c join members m on m.id = c.id left join mentor_profiles p on p.member_id = m.id and p.paused_at is null
      where c.kind = 'members'
    union all
    select ${own}, json_build_object('slug', g.slug, 'name', g.name, 'description', ${text('g.description')},
        'members', g.member_count, 'visibility', g.visibility, 'mine', exists (select 1 from memberships mine
          where mine.group_id = g.id and mine.member_id = ${scope.viewerId} and mine.status = 'active'))
      from shown c join groups g on g.id = c.id where c.kind = 'groups'
    union all
    select ${own}, json_build_object('title', t.title, 'body', ${text('t.body')}, 'tags', nullif(t.tag_words, ''), 'group', g.name,
        'replyId', r.id, 'reply', ${text('r.body')}, 'answered', t.accepted_reply_id is not null, 'replies', t.reply_count)
      from shown c join threads t on t.id = c.id join groups g on g.id = t.group_id left join replies r on r.id = c.reply_id
      where c.kind = 'threads'
    union all
    select ${own}, json_build_object('title', e.title, 'description', ${text('e.description')}, 'mode', e.mode, 'status', e.status,
        'zone', e.time_zone, 'by', coalesce(s.name, g.name),
        'startsAt', (select to_char(coalesce(
            min(o.starts_at) filter (where o.ends_at >= ${now} and o.status = 'scheduled'), max(o.starts_at)) ${utc})
          from occurrences o where o.event_id = e.id))
      from shown c join events e on e.id = c.id left join groups g on g.id = e.group_id left join spaces s on s.id = e.space_id
      where c.kind = 'events'
    union all
    select ${own}, json_build_object('slug', s.slug, 'name', s.name, 'tagline', s.tagline,
        'description', ${text('s.description')}, 'city', s.city)
      from shown c join spaces s on s.id = c.id where c.kind = 'spaces'
    union all
    select ${own}, json_build_object('slug', g.slug, 'group', g.name, 'title', x.title, 'url', x.url, 'body', ${text('x.body')})
      from shown c join resources x on x.id = c.id join groups g on g.id = x.group_id where c.kind = 'resources'`
}

/** How each word of a query stands in public, and which of these skills something carries that the viewer may see. */
export async function readInstead(
  db: Db,
  { words, slugs }: { words: string[]; slugs: string[] },
  { sql, viewerId }: SearchScope,
): Promise<{ words: { bare: string; ndoc: number }[]; countedAs: string | null; used: string[] }> {
  const seen = viewerId ? Prisma.raw(`'{public,members}'::text[]`) : Prisma.raw(`'{public}'::text[]`)
  const [found] = await db.$queryRaw<
    { words: { bare: string; ndoc: number }[]; countedAs: string | null; used: string[] }[]
  >`select
    (select json_agg(json_build_object('bare', bare, 'ndoc', coalesce(t.ndoc, 0)) order by position)
      from unnest(${words}::text[]) with ordinality as typed(raw, position)
      cross join lateral (select plain(lower(raw)) as bare) as folded
      left join search_terms t on t.word = bare) as words,
    (select counted_as from search_vocabulary) as counted_as,
    array(select near.slug from unnest(${slugs}::text[]) as near(slug) where
      exists (select 1 from thread_tags tags join threads t on t.id = tags.thread_id join groups g on g.id = t.group_id
        where tags.slug = near.slug and ${sql.threads})
      or exists (select 1 from groups g where g.skill_facets @> array['skill:' || near.slug] and ${sql.groups})
      or exists (select 1 from member_skills s join members m on m.id = s.member_id where s.slug = near.slug and ${sql.members}
        and shown_part('yes', m.field_visibility, m.directory, 'skills', ${seen}) = 'yes')) as used`
  return found!
}

/** The tags of the groups a viewer may know of, by how many people those have. */
export async function readGroupTags(db: Db, { sql }: SearchScope): Promise<string[]> {
  const rows = await db.$queryRaw<{ label: string }[]>`
    select s.label::text as label from groups g, unnest(g.skill_facets) as facet
    join skills s on s.slug = substr(facet, 7) where ${sql.groups}
    group by s.label order by sum(g.member_count) desc, s.label limit 10`
  return rows.map(({ label }) => label)
}

export type SavedSearchRow = {
  id: string
  memberId: string
  query: string
  type: string
  facets: string[]
  seenUntil: Date
  /** The members found so far; null when nobody has looked for any yet. */
  seenMembers: string[] | null
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
    seenMembers,
    at,
  }: Pick<SavedSearchRow, 'id' | 'memberId' | 'query' | 'type' | 'facets' | 'seenMembers'> & { at: Date },
): Promise<void> {
  const seen = { seenUntil: at, seenMembers: seenMembers ?? [] }
  await tx.savedSearch.create({ data: { id, memberId, query, type, filters: facets, ...seen, createdAt: at } })
}

export async function deleteSavedSearch(tx: Tx, memberId: string, id: string): Promise<boolean> {
  return (await tx.savedSearch.deleteMany({ where: { id, memberId } })).count === 1
}

export type NamedFacet = { facet: string; label: string | null }

/** A member's kept searches, newest first, with the names of the skills and groups they are narrowed to. */
export function listSavedSearches(
  db: Db,
  memberId: string,
  scope: SearchScope,
): Promise<(Pick<SavedSearchRow, 'id' | 'query' | 'type' | 'facets'> & { named: NamedFacet[] })[]> {
  return db.$queryRaw`
    select id, query, type, filters as facets,
      (select coalesce(json_agg(json_build_object('facet', facet, 'label', ${facetLabel(scope)}) order by place), '[]')
        from jsonb_array_elements_text(filters) with ordinality as narrowed(facet, place)) as named
    from saved_searches where member_id = ${memberId} order by created_at desc, id limit 20`
}

/** The kept searches that were looked through longest ago. */
export function dueSavedSearches(db: Db, before: Date, limit: number): Promise<SavedSearchRow[]> {
  return db.$queryRaw`
    select id, member_id, query, type, filters as facets, seen_until,
      seen_members
    from saved_searches where seen_until < ${before}
      and exists (select 1 from members m where m.id = member_id and m.deleted_at is null)
    order by seen_until, id limit ${limit}`
}

export async function markSearched(tx: Tx, id: string, at: Date, seenMembers: string[]): Promise<void> {
  await tx.savedSearch.updateMany({ where: { id }, data: { seenUntil: at, seenMembers } })
}

/** Which of these things came into being, or were published, after a moment. */
export async function newerThan(db: Db, hits: { kind: SearchKind; id: string }[], at: Date): Promise<Set<string>> {
  const ids = (kind: SearchKind) => hits.filter((hit) => hit.kind === kind).map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string }[]>`
    select id from threads where id = any(${ids('threads')}::text[]) and created_at > ${at}
    union all select id from groups where id = any(${ids('groups')}::text[]) and created_at > ${at}
    union all select id from spaces where id = any(${ids('spaces')}::text[]) and created_at > ${at}
    union all select id from resources where id = any(${ids('resources')}::text[]) and created_at > ${at}
    union all select id from events where id = any(${ids('events')}::text[]) and coalesce(published_at, created_at) > ${at}
    union all select m.id from members m left join mentor_profiles p on p.member_id = m.id
      where m.id = any(${ids('members')}::text[]) and greatest(m.created_at, p.created_at) > ${at}`
  return new Set(rows.map(({ id }) => id))
}
