import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readPart } from '#app/modules/accounts/export-part.server.ts'
import { exportParts } from '#app/modules/personal-data/queries/export-parts.server.ts'

/** What a member would take along, part by part. */
export async function exported({ db, actor }: MemberContext): Promise<Record<string, Record<string, unknown>[]>> {
  const parts: Record<string, Record<string, unknown>[]> = {}
  for (const part of exportParts) {
    parts[part.name] = []
    for await (const rows of readPart(db, actor, part, 2)) {
      parts[part.name]!.push(...rows.map((row) => JSON.parse(row) as Record<string, unknown>))
    }
  }
  return parts
}
