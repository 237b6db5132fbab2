import { readdirSync, readFileSync } from 'node:fs'
import ts from 'typescript'

export type TableUse = { table: string; writes: boolean }

/** Tables that Prisma does not know, since SQL alone touches them, and whose they are. */
const sqlOnly: Record<string, string> = {
  search_changes: 'search',
  search_progress: 'search',
  search_refusals: 'search',
  search_terms: 'search',
  search_vocabulary: 'search',
  secrets: 'platform',
}
/** Schema files that belong to the platform. */
const platforms = ['platform', 'email', 'main']
const VERBS = 'create|createMany|update|updateMany|upsert|delete|deleteMany|find\\w+|count|aggregate|groupBy'

/** Whose each table is, by its name in SQL and by its model's: the module after which its schema file is named. */
export function tableOwners(): Map<string, string> {
  const folder = 'prisma/schema'
  const owned = readdirSync(folder).flatMap((file) => {
    const name = file.replace('.prisma', '')
    const owner = platforms.includes(name) ? 'platform' : name
    const models = readFileSync(`${folder}/${file}`, 'utf8').matchAll(
      /^model (\w+) \{\n(?:(?!^\})[^\n]*\n)*?\s*@@map\("(\w+)"\)/gm,
    )
    return [...models].flatMap(([, model, table]) => [
      [table!, owner] as const,
      [`${model![0]!.toLowerCase()}${model!.slice(1)}`, owner] as const,
    ])
  })
  return new Map([...owned, ...Object.entries(sqlOnly)])
}

/** The tables that the SQL and the model calls of a file read or write; `known` names tables and models. */
export function tablesUsed(file: string, text: string, known: ReadonlyMap<string, string>): TableUse[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const found: TableUse[] = []
  const visit = (node: ts.Node) => {
    if (ts.isTemplateExpression(node)) found.push(...usesInSql(wholeText(node), known))
    else if (ts.isStringLiteralLike(node)) found.push(...usesInSql(node.text, known))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind))
  for (const [, model, verb] of text.matchAll(
    new RegExp(`\\b(?:tx|db|prisma|connection)\\.(\\w+)\\.(${VERBS})\\(`, 'g'),
  ))
    if (known.has(model!)) found.push({ table: model!, writes: !/^(find|count|aggregate|groupBy)/.test(verb!) })
  for (const [, table] of text.matchAll(/\b(?:erasing|erasingWhere|emptying)\(\s*'(\w+)'/g))
    if (known.has(table!)) found.push({ table: table!, writes: true })
  return found
}

function wholeText({ head, templateSpans }: ts.TemplateExpression): string {
  return [head.text, ...templateSpans.map(({ literal }) => literal.text)].join(' $ ')
}

/** Names that stand where a table can, after `from`, `join`, `update` …, and are not made by the statement itself. */
function usesInSql(sql: string, known: ReadonlyMap<string, string>): TableUse[] {
  const plain = sql
    .replace(/--.*$/gm, ' ')
    .replace(/'[^']*'/g, "''")
    .toLowerCase()
  const made = [...plain.matchAll(/\b([a-z_]+)(?:\s*\([^()]*\))?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/g)]
  const derived = new Set(made.map(([, name]) => name))
  const places = plain.matchAll(
    /\b(delete\s+from|insert\s+into|update|from|join|using)\s+(?:only\s+|lateral\s+)?([a-z_]+(?:(?:\s+[a-z]+)?\s*,\s*[a-z_]+)*)/g,
  )
  return [...places].flatMap(([, verb, names]) =>
    names!
      .split(',')
      .map((name) => name.trim().split(/\s+/)[0]!)
      .filter((table) => known.has(table) && !derived.has(table))
      .map((table) => ({ table, writes: /^(delete|insert|update)/.test(verb!) })),
  )
}
