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
