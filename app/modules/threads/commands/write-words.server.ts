import { ok, refuse, type Result } from '#app/lib/result.ts'
import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { GroupVisibility } from '#app/modules/visibility/domain/group-visibility.ts'
import { findMentionable } from '../repository.server.ts'

/** How many people one post may call. */
export const MAX_MENTIONED = 20

export type Words = { bodyHtml: string; mentionedIds: string[] }
type Place = { id: string; visibility: GroupVisibility }

/** What somebody wrote as safe HTML, with those it mentions: linked in the text and named by id, the author aside. */
export async function writeWords(
  db: Db,
  post: { id: string; body: string },
  group: Place,
  authorId: string,
): Promise<Result<Words>> {
  const told = { field: 'body', what: 'What you wrote' }
  const words = { source: post.body, key: post.id }
  const read = await renderMarkdown(words, told)
  if (!read.ok) return read
  const people = await findMentioned(db, read.value.mentions, group, authorId)
  if (people.length === 0) return ok({ bodyHtml: read.value.html, mentionedIds: [] })
  const mentionedIds = othersAmong(people, authorId)
  if (mentionedIds.length > MAX_MENTIONED) return refuse('invalid', tooMany(mentionedIds.length), 'body')
  const links = Object.fromEntries(people.map(({ handle }) => [handle, paths.member(handle)]))
  const linked = await renderMarkdown({ ...words, people: links }, told)
  return linked.ok ? ok({ bodyHtml: linked.value.html, mentionedIds }) : linked
}

/** Those whom words mention, by id. */
export async function mentionedIn(db: Db, body: string, group: Place, authorId: string): Promise<string[]> {
  const read = await renderMarkdown({ source: body })
  if (!read.ok) return []
  const people = await findMentioned(db, read.value.mentions, group, authorId)
  return othersAmong(people, authorId)
}

function findMentioned(db: Db, handles: string[], group: Place, authorId: string) {
  return findMentionable(db, handles, { id: group.id, isPublic: group.visibility === 'public' }, authorId)
}

/** Each once, though somebody may be named by an old handle beside the new one. */
function othersAmong(people: { id: string }[], authorId: string): string[] {
  return [...new Set(people.map(({ id }) => id))].filter((id) => id !== authorId)
}

function tooMany(count: number): string {
  return `A post can mention up to ${MAX_MENTIONED} people, and this one mentions ${count}. Take some of the @ out.`
}
