import { Prisma } from '#app/platform/database.server.ts'
import type { DocumentKind } from './domain/searchable.ts'
import type { Viewer } from './domain/viewer.ts'
import { knownGroups, openGroups, unblocked, visibleEvents, visibleMembers } from './filters.server.ts'

/**
 * What a viewer may find, in both languages. `sql` is a predicate over the aliases m (members), g (groups), t (threads),
 * r (replies), e (events) and x (resources); `filter` says the same to Meilisearch.
 */
export type SearchScope = {
  viewerId: string | null
  sql: Record<DocumentKind, Prisma.Sql>
  filter: Record<DocumentKind, string>
}

/** Where a viewer stands: ids only, as an outside index needs them. */
export type SearchMemberships = { inside: string[]; known: string[]; blocked: string[] }

export const strangersMemberships: SearchMemberships = { inside: [], known: [], blocked: [] }

/** What a viewer may find: the policy of the pages, once for PostgreSQL and once for an outside index. */
export function searchScope(viewer: Viewer, { inside, known, blocked }: SearchMemberships): SearchScope {
  const openThreads = Prisma.sql`(t.deleted_at is null and ${openGroups(viewer)} and ${unblocked(viewer, 't.author_id')})`
  const openInside = `(open = true OR group_id IN ${list(inside)})`
  const authors = `author_id NOT IN ${list(blocked)}`
  return {
    viewerId: viewer?.id ?? null,
    sql: {
      members: visibleMembers(viewer),
      groups: knownGroups(viewer),
      threads: openThreads,
      replies: Prisma.sql`(r.deleted_at is null and ${unblocked(viewer, 'r.author_id')} and ${openThreads})`,
      events: Prisma.sql`(e.status <> 'draft' and ${visibleEvents(viewer)})`,
      spaces: Prisma.sql`true`,
      resources: Prisma.sql`(x.deleted_at is null and ${openGroups(viewer)} and ${unblocked(viewer, 'x.author_id')})`,
    },
    filter: {
      members: viewer
        ? `(directory IN ["public", "members"] OR author_id = "${viewer.id}") AND ${authors}`
        : 'directory = "public"',
      groups: `(open = true OR listed = true OR group_id IN ${list(known)})`,
      threads: `${openInside} AND ${authors}`,
      replies: `${openInside} AND ${authors}`,
      events: openInside,
      spaces: 'open = true',
      resources: `${openInside} AND ${authors}`,
    },
  }
}

/** The groups a member is in or asked into, and whom a block stands between. One statement. */
export async function readSearchMemberships(
  db: Prisma.TransactionClient,
  memberId: string,
): Promise<SearchMemberships> {
  const [row] = await db.$queryRaw<SearchMemberships[]>`
    select
      array(select group_id from memberships where member_id = ${memberId} and status = 'active') as inside,
      array(select group_id from memberships where member_id = ${memberId} and status in ('active', 'invited')) as known,
      array(select case when member_id = ${memberId} then other_id else member_id end from blocks
        where kind = 'block' and (member_id = ${memberId} or other_id = ${memberId})) as blocked`
  return row ?? strangersMemberships
}

function list(ids: string[]): string {
  return `[${ids
    .filter((id) => /^[0-9a-z]+$/.test(id))
    .map((id) => `"${id}"`)
    .join(', ')}]`
}
