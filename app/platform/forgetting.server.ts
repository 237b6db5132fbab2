import { Prisma, type Tx } from './database.server.ts'

/** Somebody who left, as they were: what is still to be found of them, and taken out. */
export type Leaver = { id: string; name: string; handle: string; addresses: string[] }

/** One kind of row that speaks of a member, and how it stops to. A batch touches `most` rows and answers how many it did. */
export type Forgetting = { of: string; batch: (tx: Tx, leaver: Leaver, most: number) => Promise<number> }

type Where = (leaver: Leaver) => Prisma.Sql

/** Rows that go with the member whose id stands in `column`, all or those that `only` names. */
export function erasing(table: string, column: string, only: Prisma.Sql = Prisma.sql`true`): Forgetting {
  const rows = erasingWhere(table, ({ id }) => Prisma.sql`${Prisma.raw(column)} = ${id} and (${only})`)
  return { ...rows, of: `${table}.${column}` }
}

/** Rows that go with a member, however they are found. */
export function erasingWhere(table: string, where: Where): Forgetting {
  const name = Prisma.raw(table)
  return {
    of: table,
    batch: (tx, leaver, most) => tx.$executeRaw`
      delete from ${name} where ctid = any(array(select ctid from ${name} where ${where(leaver)} limit ${most}))`,
  }
}

/** Rows that stay and lose what was personal. `where` must not hold any longer for a row that lost it. */
export function emptying(table: string, set: Prisma.Sql | Where, where: Where): Forgetting {
  const name = Prisma.raw(table)
  return {
    of: table,
    batch: (tx, leaver, most) => tx.$executeRaw`
      update ${name} set ${typeof set === 'function' ? set(leaver) : set}
      where ctid = any(array(select ctid from ${name} where ${where(leaver)} limit ${most} for update))`,
  }
}
