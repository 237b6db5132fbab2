import { Prisma, type Db } from '#app/platform/database.server.ts'
import { PLANNED_ONCE } from '#app/platform/internals/direct-reads.server.ts'
import type { SearchKind } from '#app/modules/visibility/domain/searchable.ts'
import type { SearchEngine, SearchQuery } from './engine.ts'
import type { Candidate, Term } from '../domain/answer.ts'
import { facetsOf } from '../facets-repository.server.ts'
import { likelyMatches, readTerms, tsqueryOf } from './query-terms.server.ts'

/** How many matches of each kind are ranked: the newest, where there are more; fewer where nearly everything matches. */
const RANKED = 200
const RANKED_OF_BROAD = 100
/** From so many likely matches on, posts are looked through from the newest on instead of by the index of words. */
const BROAD = 3000
/** At most so many posts are looked through, and as many times as many as should be enough. */
const LOOKED_THROUGH = 20_000
const LEEWAY = 3

/** Search in PostgreSQL itself: full text over generated columns, misspelt words put right from a public vocabulary. */
export function postgresEngine(db: Db): SearchEngine {
  return {
    needsMemberships: false,
    async find(query) {
      const { terms, posts } = await readTerms(db, query.words, query.exact)
      if (terms.length === 0) return { engine: 'postgres', terms, candidates: [] }
      const candidates = await db.$queryRaw<Candidate[]>(candidatesSql(query, terms, posts))
      return { engine: 'postgres', terms, candidates }
    },
  }
}

/**
 * SQL: candidates of every kind. The query is a scalar subselect throughout: parsed once, and the plan, which is kept,
 * does not depend on the words.
 */
function candidatesSql(query: SearchQuery, terms: Term[], posts: number): Prisma.Sql {
  const q = Prisma.sql`(select to_tsquery('english', plain(${tsqueryOf(terms)})))`
  const { sql, viewerId } = query.scope
  const document = viewerId ? 'm.document' : 'm.document_public'
  const wanted = (kind: SearchKind) =>
    query.facets.length === 0
      ? Prisma.empty
      : Prisma.sql`and ${facetsOf(kind, viewerId !== null, query.now)} @> ${query.facets}::text[]`
  const matches = likelyMatches(terms)
  const isBroad = query.facets.length === 0 && matches >= BROAD
  const most = isBroad ? RANKED_OF_BROAD : RANKED
  const newest = isBroad ? Math.min(LOOKED_THROUGH, Math.ceil((LEEWAY * most * posts) / matches)) : null
  const threads = postsSql('threads', newest, q)
  const replies = postsSql('replies', newest, q)
  const ranked = Prisma.raw(String(most))
  const rank = (document: string) => Prisma.raw(`${terms.length === 1 ? 'ts_rank' : 'ts_rank_cd'}(${document}, `)
  return Prisma.sql`${PLANNED_ONCE}
    (select 'members' as kind, m.id, null::text as "replyId", m.score::float8 as score from (
      select m.id, ${rank(document)} ${q}, 2) as score from members m
      where ${Prisma.raw(document)} @@ ${q} and ${sql.members} ${wanted('members')} limit ${ranked}) m
      order by m.score desc, m.id limit ${query.limit})
    union all
    (select 'groups', g.id, null, g.score from (
      select g.id, ${rank('g.document')} ${q}, 2) * 1.2 as score from groups g
      where g.document @@ ${q} and ${sql.groups} ${wanted('groups')} limit ${ranked}) g
      order by g.score desc, g.id limit ${query.limit})
    union all
    (select 'threads', best.id, best."replyId", best.score from (
      select distinct on (hit.id) hit.id, hit."replyId", ${rank('hit.document')} ${q}, 2) * hit.worth
        * (0.7 + 0.3 * exp(-greatest(0, extract(epoch from ${query.now}::timestamptz - hit.at)) / 15552000)) as score
      from (
        (select t.id, null::text as "replyId", t.created_at as at, t.document,
          case when t.accepted_reply_id is null then 1 else 1.25 end as worth
        from ${threads.rows} t join groups g on g.id = t.group_id
        where ${sql.threads} ${wanted('threads')} ${threads.order} limit ${ranked})
        union all
        (select t.id, r.id, r.created_at, r.document, case when t.accepted_reply_id = r.id then 1.25 else 0.9 end
        from ${replies.rows} r join threads t on t.id = r.thread_id join groups g on g.id = t.group_id
        where ${sql.replies} ${wanted('threads')} ${replies.order} limit ${ranked})
      ) hit order by hit.id, score desc) best
      order by best.score desc, best.id limit ${query.limit})
    union all
    (select 'events', e.id, null, e.score from (
      select e.id, ${rank('e.document')} ${q}, 2) * case when exists (
        select 1 from occurrences o where o.event_id = e.id and o.status = 'scheduled' and o.ends_at >= ${query.now})
        then 1.3 else 0.6 end as score
      from events e left join groups g on g.id = e.group_id
      where e.document @@ ${q} and ${sql.events} ${wanted('events')} limit ${ranked}) e
      order by e.score desc, e.id limit ${query.limit})
    union all
    (select 'spaces', s.id, null, s.score from (
      select s.id, ${rank('s.document')} ${q}, 2) as score from spaces s
      where s.document @@ ${q} and ${sql.spaces} ${wanted('spaces')} limit ${ranked}) s
      order by s.score desc, s.id limit ${query.limit})
    union all
    (select 'resources', x.id, null, x.score from (
      select x.id, ${rank('x.document')} ${q}, 2) as score from resources x join groups g on g.id = x.group_id
      where x.document @@ ${q} and ${sql.resources} ${wanted('resources')} limit ${ranked}) x
      order by x.score desc, x.id limit ${query.limit})`
}

/**
 * SQL: the posts that match, and what puts the newest first. The index of words would read every match of a common word;
 * so those are looked for from the newest post on, which soon comes upon enough.
 */
function postsSql(
  table: 'threads' | 'replies',
  newest: number | null,
  q: Prisma.Sql,
): { rows: Prisma.Sql; order: Prisma.Sql } {
  const name = Prisma.raw(table)
  if (newest === null)
    return {
      rows: Prisma.sql`(select * from ${name} post where post.document @@ ${q} offset 0)`,
      order: Prisma.raw(`order by ${table.charAt(0)}.created_at desc`),
    }
  return {
    rows: Prisma.sql`(select post.* from (select * from ${name} order by created_at desc limit ${newest}) post
      where post.document @@ ${q})`,
    order: Prisma.empty,
  }
}
