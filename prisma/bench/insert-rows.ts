import type pg from 'pg'

export type Row = Record<string, unknown>

const AT_ONCE = 2000

/** Writes rows named like the table's columns, a few thousand a statement. Every row has the columns of the first. */
export async function insertRows(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((name) => `"${name}"`)
    .join(', ')
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows.slice(from, from + AT_ONCE))],
    )
  }
}

/**
 * Runs `work` without the plain indexes of these tables and makes them afresh at its end: many times faster than
 * keeping them with each row. Belongs inside a transaction, which gives them back when something fails.
 */
export async function withoutIndexes(
  client: pg.ClientBase,
  tables: string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes
     where schemaname = 'public' and tablename = any($1) and indexdef not like 'CREATE UNIQUE %'`,
    [tables],
  )
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`)
  await work()
  await client.query("set local maintenance_work_mem = '256MB'")
  for (const { indexdef } of rows) await client.query(indexdef)
}
