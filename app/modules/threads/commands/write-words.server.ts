import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { GroupVisibility } from '#app/modules/visibility/domain/group-visibility.ts'
import { linkMentions, mentionedHandles } from '../domain/mentions.ts'
import { findMentionable } from '../repository.server.ts'

export type Words = { bodyHtml: string; mentionedIds: string[] }

/** What somebody wrote as safe HTML, with those it mentions: linked in the text and named by id, the author aside. */
export async function writeWords(
  db: Db,
  body: string,
  group: { id: string; visibility: GroupVisibility },
  authorId: string,
): Promise<Words> {
  const place = { id: group.id, isPublic: group.visibility === 'public' }
  const people = await findMentionable(db, mentionedHandles(body), place, authorId)
  const handles = new Set(people.map((person) => person.handle))
  return {
    bodyHtml: renderMarkdown(linkMentions(body, handles, paths.member)),
    mentionedIds: [...new Set(people.map((person) => person.id))].filter((id) => id !== authorId),
  }
}
