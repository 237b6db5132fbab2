import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { DocumentKind } from '#app/modules/visibility/domain/searchable.ts'

export type RefusedDocument = { kind: DocumentKind; id: string; reason: string; at: string }

/** The newest twenty documents that the index would not take, with what it said. For those who run the hall. */
export async function listRefused({ db }: MemberContext): Promise<RefusedDocument[]> {
  const rows = await db.$queryRaw<(Omit<RefusedDocument, 'at'> & { at: Date })[]>`
    select kind, id, reason, created_at as at from search_refusals order by created_at desc, id limit 20`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
