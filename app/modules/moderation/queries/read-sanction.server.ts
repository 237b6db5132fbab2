import type { Context, MemberContext } from '#app/modules/accounts/context.server.ts'
import { isSiteModerator } from '#app/modules/accounts/domain/actor.ts'
import { actingAs } from '#app/modules/accounts/queries/acting-as.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { findReportReason, findSanction, findSanctioned, listSuspensions } from '../repository.server.ts'
import { findReportedWords } from '../reported-words.server.ts'
import { readSanctionToken } from '../sanction-token.server.ts'
import { sanctionView, type SanctionView } from '../view.ts'

/** A sanction for its subject and for the site's moderators; null for anyone else. */
export async function readSanction(ctx: MemberContext, id: string | undefined): Promise<SanctionView | null> {
  const sanction = isId(id) ? await findSanction(ctx.db, id) : null
  if (!sanction || (sanction.memberId !== ctx.actor.id && !isSiteModerator(ctx.actor))) return null
  const about = await findReportReason(ctx.db, sanction.reportId)
  return sanctionView(sanction, ctx.actor, { about, reported: await reportedIn(ctx, sanction) }, ctx.now)
}

/** The suspensions that keep a member out now, the longest first. */
export async function readSuspensions(ctx: MemberContext): Promise<SanctionView[]> {
  const { actor, db, now } = ctx
  const rows = await listSuspensions(db, actor.id, now)
  const views = rows.map(async (row) =>
    sanctionView(row, actor, { about: row.about, reported: await reportedIn(ctx, row) }, now),
  )
  return Promise.all(views)
}

function reportedIn({ db, actor }: MemberContext, sanction: { reportId: string | null; memberId: string }) {
  return findReportedWords(db, actor, sanction)
}

/** Whose sanction a link from a mail opens, as that member: to read and answer it, and for nothing else. */
export async function openSanctionLink(ctx: Context, token: string): Promise<{ id: string; as: MemberContext } | null> {
  const id = readSanctionToken(await readLinkSecret(ctx.db), token)
  const sanction = id ? await findSanction(ctx.db, id) : null
  if (!sanction || !(await findSanctioned(ctx.db, sanction.memberId))) return null
  return { id: sanction.id, as: await actingAs(ctx, sanction.memberId) }
}
