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
  const { memberId, reportId } = sanction
  const words = await findReportedWords(ctx.db, ctx.actor, { memberId, reportIds: [reportId] })
  return sanctionView(sanction, ctx.actor, { about, reported: words.get(reportId) ?? null }, ctx.now)
}

/** The suspensions that keep a member out now, the longest first. Two statements. */
export async function readSuspensions({ actor, db, now }: MemberContext): Promise<SanctionView[]> {
  const rows = await listSuspensions(db, actor.id, now)
  const reportIds = rows.map(({ reportId }) => reportId)
  const words = await findReportedWords(db, actor, { memberId: actor.id, reportIds })
  return rows.map((row) =>
    sanctionView(row, actor, { about: row.about, reported: words.get(row.reportId) ?? null }, now),
  )
}

/** Whose sanction a link from a mail opens, as that member: to read and answer it, and for nothing else. */
export async function openSanctionLink(ctx: Context, token: string): Promise<{ id: string; as: MemberContext } | null> {
  const id = readSanctionToken(await readLinkSecret(ctx.db), token)
  const sanction = id ? await findSanction(ctx.db, id) : null
  if (!sanction || !(await findSanctioned(ctx.db, sanction.memberId))) return null
  return { id: sanction.id, as: await actingAs(ctx, sanction.memberId) }
}
