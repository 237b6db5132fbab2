import { knownGroups, openGroups } from '#app/modules/visibility/filters.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import { replaceTerms } from './index-repository.server.ts'

/**
 * Counts the words of everything that is open to visitors, and of the skill vocabulary: what misspelt words are
 * corrected towards. Words that are nowhere to be read any more go.
 */
export function refreshSearchTerms(db: Db): Promise<void> {
  return replaceTerms(db, openWords)
}

const isOpen = openGroups(null).sql
const isKnown = knownGroups(null).sql

const openWords = `
  select to_tsvector('simple', plain(title || ' ' || tag_words || ' ' || body)) from threads t
    join groups g on g.id = t.group_id where ${isOpen} and t.deleted_at is null
  union all select to_tsvector('simple', plain(r.body)) from replies r join threads t on t.id = r.thread_id
    join groups g on g.id = t.group_id
    where ${isOpen} and t.deleted_at is null and r.deleted_at is null
  union all select to_tsvector('simple', plain(g.name || ' ' || g.description || ' ' || array_to_string(g.tags, ' ')))
    from groups g where ${isKnown}
  union all select to_tsvector('simple', plain(e.title || ' ' || e.description)) from events e
    left join groups g on g.id = e.group_id
    where e.status <> 'draft' and (g.id is null or ${isOpen})
  union all select to_tsvector('simple', plain(x.title || ' ' || x.body)) from resources x join groups g on g.id = x.group_id
    where ${isOpen} and x.deleted_at is null
  union all select to_tsvector('simple', plain(name || ' ' || tagline || ' ' || city || ' ' || description)) from spaces
  union all select to_tsvector('simple', plain(name || ' ' || headline || ' ' || mentor_words || ' ' || mentor_body))
    from members where deleted_at is null and directory = 'public'
  union all select to_tsvector('simple', plain(label::text)) from skills
  union all select to_tsvector('simple', plain(alias::text)) from skill_aliases`
