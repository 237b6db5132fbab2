import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { Context } from './context.server.ts'
import type { Holder } from './link-holder.server.ts'
import { readJoinMark } from './join-mark.server.ts'
import { trySecret } from './link-tries.server.ts'
import { readLink, type LinkView } from './queries/read-link.server.ts'
import { isReplacedToken, type TokenKind } from './repository.server.ts'
import type { LinkPageView } from './view.ts'

/** What a mailed link's page shows before anything is pressed. @throws 429 for a client that tries many. */
export async function showLink(ctx: Context, request: Request, token: string, kind: TokenKind): Promise<LinkPageView> {
  const link = await findLink(ctx, request, token, kind)
  if (!link) return { link: null, other: null, isReplaced: await isReplacedToken(ctx.db, token, kind, ctx.now) }
  const { memberId, email, startsAfresh } = link
  return { link: { email, startsAfresh }, other: otherOf(ctx, memberId), isReplaced: false }
}

/**
 * Whether a pressed link may be used: it works, and nobody else is signed in, unless they said that they leave (`leaving`
 * is their id as the page showed it). Nobody's session is swapped in silence.
 */
export async function mayUseLink(
  ctx: Context,
  request: Request,
  press: { token: string; kind: TokenKind; leaving?: string },
): Promise<Result> {
  const link = await findLink(ctx, request, press.token, press.kind)
  const other = link && otherOf(ctx, link.memberId)
  if (!other || press.leaving === other.id) return ok()
  return refuse('conflict', `You are signed in as ${other.name}, and this link is for ${link.email}. Choose below.`)
}

/** Who holds a link in their hands. */
export function holderOf(ctx: Context, request: Request): Holder {
  return { joinMark: readJoinMark(request), actorId: ctx.actor?.id }
}

function findLink(ctx: Context, request: Request, token: string, kind: TokenKind): Promise<LinkView | null> {
  return trySecret(request, () => readLink(ctx, token, kind, holderOf(ctx, request)))
}

function otherOf({ actor }: Context, memberId: string): LinkPageView['other'] {
  if (!actor || actor.id === memberId) return null
  return { id: actor.id, name: actor.name }
}
