import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { maySeeInsideGroup } from '#app/modules/visibility/domain/group-visibility.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import { staleWords } from '#app/platform/text-version.server.ts'
import { mayAddResource, mayChangeResource } from '../domain/policy.ts'
import { resourceAdded, resourceChanged } from '../facts.ts'
import { findGroup } from '../queries/find-group.server.ts'
import {
  deleteResource,
  findResourceAuthor,
  insertResource,
  lockResource,
  updateResource,
  type ResourceWords,
} from '../resource-repository.server.ts'

export type SaveResourceInput = ResourceWords & { slug: string; id?: string; began?: string }

const NOTHING = 'Give an address, or write a note.'

/** Keeps a link or a note for the members of a group, or with `id` rewrites one. @returns its id. */
export async function saveResource(ctx: MemberContext, input: SaveResourceInput): Promise<Result<string>> {
  const { slug, id, began, ...words } = input
  const group = await findGroup(ctx, slug)
  if (!group || !maySeeInsideGroup(group.visibility, group.membershipStatus)) return refuse('not-found')
  const authorId = id ? await findResourceAuthor(ctx.db, group.id, id) : ctx.actor.id
  if (!authorId) return refuse('not-found')
  const decision = id ? mayChangeResource(ctx.actor, group, authorId) : mayAddResource(ctx.actor, group)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  if (!words.url && !words.body) return refuse('invalid', NOTHING, 'url')
  const resourceId = id ?? newId()
  const rendered = await renderMarkdown({ source: words.body, key: resourceId }, { field: 'body', what: 'A note' })
  if (!rendered.ok) return rendered
  const bodyHtml = rendered.value.html

  return inTransaction(ctx, async (tx) => {
    if (id) {
      const stands = await lockResource(tx, group.id, id)
      if (!stands) return refuse('not-found')
      const stale = staleWords(began, textsOf(stands), textsOf(words))
      if (stale) return stale
      await updateResource(tx, id, { ...words, bodyHtml }, ctx.now)
      await announce(tx, resourceChanged({ resourceId: id, groupId: group.id }), ctx.now)
      return ok(id)
    }
    const resource = { id: resourceId, groupId: group.id, authorId, ...words, bodyHtml }
    await insertResource(tx, { ...resource, at: ctx.now })
    await announce(tx, resourceAdded({ resourceId, groupId: group.id, authorId }), ctx.now)
    return ok(resourceId)
  })
}

function textsOf({ title, url, body }: ResourceWords) {
  return { Title: title, Address: url ?? '', Note: body }
}

/** Takes a resource out of a group. */
export async function removeResource(ctx: MemberContext, { slug, id }: { slug: string; id: string }): Promise<Result> {
  const group = await findGroup(ctx, slug)
  if (!group || !maySeeInsideGroup(group.visibility, group.membershipStatus)) return refuse('not-found')
  const authorId = await findResourceAuthor(ctx.db, group.id, id)
  if (!authorId) return refuse('not-found')
  const decision = mayChangeResource(ctx.actor, group, authorId)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  return inTransaction(ctx, async (tx) => {
    await deleteResource(tx, id, ctx.now)
    await announce(tx, resourceChanged({ resourceId: id, groupId: group.id }), ctx.now)
    return ok()
  })
}
