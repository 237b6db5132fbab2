import { Prisma, type Db } from '#app/platform/database.server.ts'
import { unblocked } from '#app/modules/visibility/filters.server.ts'
import type { Actor } from './domain/actor.ts'

/** Where the rows of a part are found (with its condition), what stands in a row, and the order: a moment, then a key. */
export type ExportRows = { from: Prisma.Sql; row: Prisma.Sql; at?: Prisma.Sql; key: Prisma.Sql }

/** One part of what a member may take along: the name of its list in the file, and a line about it for people. */
export type ExportPart = { name: string; about: string; isOne?: true; rows: (me: Actor) => ExportRows }

type Place = { at: Date; key: string }

/** Reads the rows of a part in order, each as JSON text, a bounded number at a time. */
export async function* readPart(db: Db, me: Actor, part: ExportPart, most = 500): AsyncGenerator<string[]> {
  const { from, row, at = Prisma.sql`'epoch'::timestamptz`, key } = part.rows(me)
  for (let last: Place | null = null; ;) {
    const beyond: Prisma.Sql = last ? Prisma.sql`and (${at}, ${key}) > (${last.at}, ${last.key})` : Prisma.empty
    const rows: (Place & { row: string })[] = await db.$queryRaw`
      select ${at} as at, ${key} as key, (${row})::text as row from ${from} ${beyond} order by 1, 2 limit ${most}`
    if (rows.length > 0) yield rows.map((found) => found.row)
    if (rows.length < most) return
    last = rows.at(-1)!
  }
}

/** SQL: the name of the member `m`, or null where they have left or a block stands between the two. */
export function knownName(me: Actor, m = 'm'): Prisma.Sql {
  const member = Prisma.raw(m)
  return Prisma.sql`case when ${member}.deleted_at is null and ${unblocked(me, `${m}.id`)} then ${member}.name end`
}

/** SQL: `value` where `allowed` holds, else null. */
export function onlyWhere(allowed: Prisma.Sql, value: string): Prisma.Sql {
  return Prisma.sql`case when ${allowed} then ${Prisma.raw(value)} end`
}
