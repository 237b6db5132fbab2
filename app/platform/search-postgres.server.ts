import { Prisma, type Db } from './database.server.ts'
import type { Candidate, SearchEngine, SearchKind, SearchQuery } from './search-engine.ts'
import { facetsOf } from './search-facets.server.ts'
import { readTerms, tsqueryOf } from './search-words.server.ts'

/** How many matches of a common word are looked at, newest first, before the ranking. */
const NEWEST = 2000

/** Search in PostgreSQL itself: full text over generated columns, misspelt words put right from a public vocabulary. */
export function postgresEngine(db: Db): SearchEngine {
  return {
    needsStanding: false,
    async find(query) {
      const terms = await readTerms(db, query.words, query.exact)
      if (terms.length === 0) return { engine: 'postgres', terms, candidates: [] }
      const candidates = await db.$queryRaw<Candidate[]>(candidatesSql(query, tsqueryOf(terms)))
      return { engine: 'postgres', terms, candidates }
    },
  }
}

function candidatesSql(query: SearchQuery, words: string): Prisma.Sql {
  const q = Prisma.sql`to_tsquery('english', plain(${words}))`
  const { sql } = query.scope
  const document = Prisma.raw(query.scope.viewerId ? 'm.document' : 'm.document_public')
  const wanted = (kind: SearchKind) =>
    query.facets.length === 0
      ? Prisma.empty
      : Prisma.sql`and ${facetsOf(kind, query.scope.viewerId !== null, query.now)} @> ${query.facets}::text[]`
  return Prisma.sql`
    (select 'members' as kind, m.id, null::text as "replyId", m.score::float8 as score from (
      select m.id, ts_rank_cd(${document}, ${q}, 2) as score from members m
      where ${document} @@ ${q} and ${sql.members} ${wanted('members')} limit ${NEWEST}) m
      order by m.score desc, m.id limit ${query.limit})
    union all
    (select 'groups', g.id, null, g.score from (
      select g.id, ts_rank_cd(g.document, ${q}, 2) * 1.2 as score from groups g
      where g.document @@ ${q} and ${sql.groups} ${wanted('groups')} limit ${NEWEST}) g
      order by g.score desc, g.id limit ${query.limit})
    union all
    (select 'threads', best.id, best."replyId", best.score from (
      select distinct on (hit.id) hit.id, hit."replyId",
        hit.score * (0.7 + 0.3 * exp(-greatest(0, extract(epoch from ${query.now}::timestamptz - hit.at)) / 15552000)) as score
      from (
        (select t.id, null::text as "replyId", t.created_at as at,
          ts_rank_cd(t.document, ${q}, 2) * case when t.accepted_reply_id is null then 1 else 1.25 end as score
        from threads t join groups g on g.id = t.group_id
        where t.document @@ ${q} and ${sql.threads} ${wanted('threads')} order by t.created_at desc limit ${NEWEST})
        union all
        (select t.id, r.id, r.created_at,
          ts_rank_cd(r.document, ${q}, 2) * case when t.accepted_reply_id = r.id then 1.25 else 0.9 end
        from replies r join threads t on t.id = r.thread_id join groups g on g.id = t.group_id
        where r.document @@ ${q} and ${sql.replies} ${wanted('threads')} order by r.created_at desc limit ${NEWEST})
      ) hit order by hit.id, hit.score desc) best
      order by best.score desc, best.id limit ${query.limit})
    union all
    (select 'events', e.id, null, e.score from (
      select e.id, ts_rank_cd(e.document, ${q}, 2) * case when exists (
        select 1 from occurrences o where o.event_id = e.id and o.status = 'scheduled' and o.ends_at >= ${query.now})
        then 1.3 else 0.6 end as score
      from events e left join groups g on g.id = e.group_id
      where e.document @@ ${q} and ${sql.events} ${wanted('events')} limit ${NEWEST}) e
      order by e.score desc, e.id limit ${query.limit})
    union all
    (select 'spaces', s.id, null, s.score from (
      select s.id, ts_rank_cd(s.document, ${q}, 2) as score from spaces s
      where s.document @@ ${q} and ${sql.spaces} ${wanted('spaces')} limit ${NEWEST}) s
      order by s.score desc, s.id limit ${query.limit})`
}
