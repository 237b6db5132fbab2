import { Prisma, type Db } from '#app/platform/database.server.ts'
import { facetsOf } from './facets-repository.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'
import type { IndexName, SearchDocument } from './engines/meilisearch.server.ts'
import { isListed, isPublic } from '#app/modules/visibility/filters.server.ts'

export const documentKinds = ['members', 'groups', 'threads', 'replies', 'events', 'spaces', 'resources'] as const

/** Which index holds the documents of a kind: replies lie beside their threads. */
export function indexOf(kind: DocumentKind): IndexName {
  return kind === 'threads' || kind === 'replies' ? 'posts' : kind
}

/** The ids of the documents that one row may have: a profile has one for members and one for visitors. */
export function documentIds(kind: DocumentKind, id: string): string[] {
  return kind === 'members' ? [`${id}-m`, `${id}-p`] : [id]
}

/**
 * The documents of some rows as they are now. Rows that are gone, unpublished or hidden have none. Facets that change with
 * the clock are left to the database.
 */
export async function readDocuments(db: Db, kind: DocumentKind, ids: string[]): Promise<SearchDocument[]> {
  const rows = await db.$queryRaw<{ document: SearchDocument }[]>`
    select to_json(found) as document from (${documentsSql(kind)} and ${idColumn(kind)} = any(${ids}::text[])) found`
  return rows.map(({ document }) => document)
}

/** One page of all rows of a kind, by id, for filling an index. */
export function pageOfIds(db: Db, kind: DocumentKind, after: string, limit: number): Promise<{ id: string }[]> {
  const table = Prisma.raw(kind)
  return db.$queryRaw`select id from ${table} where id > ${after} order by id limit ${limit}`
}

/** How many rows of a kind there are. */
export async function countRows(db: Db, kind: DocumentKind): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from ${Prisma.raw(kind)}`
  return row!.count
}

/** What the index should hold of a kind: document ids with the state of their text. */
export function expectedRevisions(db: Db, kind: DocumentKind): Promise<{ id: string; rev: string }[]> {
  return db.$queryRaw(Prisma.sql`select id, rev from (${documentsSql(kind)}) documents`)
}

function idColumn(kind: DocumentKind): Prisma.Sql {
  return Prisma.raw(
    {
      members: 'm.id',
      groups: 'g.id',
      threads: 't.id',
      replies: 'r.id',
      events: 'e.id',
      spaces: 's.id',
      resources: 'x.id',
    }[kind],
  )
}

const never = new Date(0)

function documentsSql(kind: DocumentKind): Prisma.Sql {
  switch (kind) {
    case 'members': {
      const shown = (part: string, field: string) =>
        Prisma.sql`shown_part(${Prisma.raw(part)}, m.field_visibility, m.directory, ${field}, seen.audiences)`
      return Prisma.sql`
        select m.id || seen.suffix as id, m.id as ref, m.id as author_id, m.directory, seen.audience, m.name as title,
          concat_ws(' ', m.headline, m.mentor_words, ${shown('m.skill_words', 'skills')}) as words,
          concat_ws(' ', m.mentor_body, ${shown('m.bio', 'bio')}, ${shown("m.city || ' ' || m.country", 'location')}) as body,
          case seen.audience when 'members' then ${facetsOf('members', true, never)} else ${facetsOf('members', false, never)} end as facets,
          md5(case seen.audience when 'members' then m.document::text else m.document_public::text end) as rev
        from members m join (values ('-m', 'members', '{public,members}'::text[]), ('-p', 'public', '{public}'::text[]))
          as seen(suffix, audience, audiences) on seen.audience = 'members' or m.directory = 'public'
        where m.deleted_at is null`
    }
    case 'groups':
      return Prisma.sql`
        select g.id, g.id as ref, g.id as group_id, ${isPublic()} as open, ${isListed()} as listed,
          g.name as title, array_to_string(g.tags, ' ') as words, g.description as body, ${facetsOf('groups', true, never)} as facets,
          md5(g.document::text) as rev
        from groups g where g.archived_at is null`
    case 'threads':
      return Prisma.sql`
        select t.id, t.id as ref, t.group_id, ${isPublic()} as open, t.author_id, t.title, t.tag_words as words, t.body,
          array_remove(${facetsOf('threads', true, new Date(8.64e13))}, 'when:week') as facets,
          case when t.accepted_reply_id is null then 0 else 1 end as boost, md5(t.document::text) as rev
        from threads t join groups g on g.id = t.group_id where t.deleted_at is null and g.archived_at is null`
    case 'replies':
      return Prisma.sql`
        select r.id, t.id as ref, r.id as reply_id, t.group_id, ${isPublic()} as open, r.author_id, '' as title, '' as words,
          r.body, array_remove(${facetsOf('threads', true, new Date(8.64e13))}, 'when:week') as facets,
          case when t.accepted_reply_id = r.id then 1 else 0 end as boost, md5(r.document::text) as rev
        from replies r join threads t on t.id = r.thread_id join groups g on g.id = t.group_id
        where r.deleted_at is null and t.deleted_at is null and g.archived_at is null`
    case 'events':
      return Prisma.sql`
        select e.id, e.id as ref, e.group_id, g.id is null or ${isPublic()} as open, e.title,
          array_to_string(e.tags, ' ') as words, e.description as body,
          array(select f from unnest(${facetsOf('events', true, never)}) f where f !~ '^(when|hours|seats):') as facets,
          case e.status when 'cancelled' then 0 else 1 end as boost, md5(e.document::text) as rev
        from events e left join groups g on g.id = e.group_id
        where e.status <> 'draft' and (g.id is null or g.archived_at is null)`
    case 'resources':
      return Prisma.sql`
        select x.id, x.id as ref, x.group_id, ${isPublic()} as open, x.author_id, x.title, '' as words, x.body,
          ${facetsOf('resources', true, never)} as facets, md5(x.document::text) as rev
        from resources x join groups g on g.id = x.group_id where x.deleted_at is null and g.archived_at is null`
    case 'spaces':
      return Prisma.sql`
        select s.id, s.id as ref, true as open, s.name as title, s.tagline || ' ' || s.city as words, s.description as body,
          '{}'::text[] as facets, md5(s.document::text) as rev
        from spaces s where true`
  }
}
