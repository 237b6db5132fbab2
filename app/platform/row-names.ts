const names = new Map<string, string>()

/** The name of a column as a row carries it: `starts_at` arrives as `startsAt`. Names without `_` stay as they are. */
export function camelCased(column: string): string {
  let name = names.get(column)
  if (name === undefined) {
    name = column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    names.set(column, name)
  }
  return name
}

/** Rows with the names of their columns in camelCase; what stands inside of JSON is left alone. */
export function camelRows(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const columns = Object.keys(rows[0] ?? {})
  if (!columns.some((column) => column.includes('_'))) return rows as Record<string, unknown>[]
  return rows.map((row) => Object.fromEntries(columns.map((column) => [camelCased(column), row[column]])))
}
