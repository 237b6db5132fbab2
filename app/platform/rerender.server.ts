import { inTransaction, Prisma, type Db } from './database.server.ts'
import { RENDERER, renderAll } from './markdown.server.ts'

/** How many rows one transaction renders again. */
const AT_ONCE = 200
/** So much of the HTML there is is read: no text comes out longer, and what an earlier version left may be. */
const MAX_READ = 200_000
/** For how long one turn goes on, in milliseconds; the next one goes on from there. */
const TURN = 40_000

type Stored = { kind: string; table: string; source: string; html: string; key?: string }
type Row = { id: string; source: string; html: string }

/** Where words are stored beside their HTML. The key is the row's id, unless the page has one of its kind only. */
const stored: Stored[] = [
  { kind: 'replies', table: 'replies', source: 'body', html: 'body_html' },
  { kind: 'threads', table: 'threads', source: 'body', html: 'body_html' },
  { kind: 'resources', table: 'resources', source: 'body', html: 'body_html' },
  { kind: 'groups', table: 'groups', source: 'description', html: 'description_html', key: 'about' },
  { kind: 'guidelines', table: 'groups', source: 'guidelines', html: 'guidelines_html', key: 'rules' },
  { kind: 'events', table: 'events', source: 'description', html: 'description_html', key: '' },
  { kind: 'spaces', table: 'spaces', source: 'description', html: 'description_html', key: '' },
  { kind: 'programs', table: 'programs', source: 'description', html: 'description_html', key: '' },
  { kind: 'members', table: 'members', source: 'bio', html: 'bio_html', key: '' },
]

/**
 * Renders again what an earlier version of the renderer has left, a bounded number of rows at a time; nothing when all
 * is of this version. Whoever was linked as mentioned stays linked where the mention is real.
 */
export async function rerenderWords(db: Db, at: Date, version = RENDERER): Promise<void> {
  const end = performance.now() + TURN
  for (const place of stored) {
    while ((await rerenderSome(db, place, version, at)) === 'more') if (performance.now() > end) return
  }
}

async function rerenderSome(db: Db, place: Stored, version: number, now: Date): Promise<'more' | 'done'> {
  const state = await db.rerendering.findUnique({ where: { kind: place.kind } })
  const isStarted = state?.version === version
  if (isStarted && state.finishedAt) return 'done'
  const after = isStarted ? state.lastId : ''
  const [table, source, html] = [place.table, place.source, place.html].map((name) => Prisma.raw(name)) as [
    Prisma.Sql,
    Prisma.Sql,
    Prisma.Sql,
  ]
  const rows = await db.$queryRaw<Row[]>`
    select id, ${source} as source, left(${html}, ${MAX_READ}) as html from ${table} where id > ${after} order by id limit ${AT_ONCE}`
  const rendered = await renderAll(
    rows.map(({ id, source, html }) => ({ source, key: place.key ?? id, people: linkedIn(html) })),
  )
  const changed = rows
    .map((row, index) => ({ ...row, next: rendered[index]! }))
    .filter((row) => row.next !== row.html)
    .map(({ id, source, next }) => ({ id, source, next }))
  await inTransaction({ db, now }, async (tx) => {
    if (changed.length > 0)
      await tx.$executeRaw`
        update ${table} t set ${html} = x.next
        from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x (id text, source text, next text)
        where t.id = x.id and t.${source} = x.source`
    const progress = {
      version,
      lastId: rows.at(-1)?.id ?? after,
      finishedAt: rows.length < AT_ONCE ? now : null,
    }
    await tx.rerendering.upsert({
      where: { kind: place.kind },
      create: { kind: place.kind, ...progress },
      update: progress,
    })
    return { ok: true as const, value: undefined }
  })
  return rows.length < AT_ONCE ? 'done' : 'more'
}

/** The people that stored words link to as mentioned, by handle. */
function linkedIn(html: string): Record<string, string> {
  const links = html.matchAll(/<a href="(\/members\/[^"]*)"[^>]*>@([a-z0-9-]+)<\/a>/gi)
  return Object.fromEntries(Array.from(links, ([, href, handle]) => [handle!.toLowerCase(), href!]))
}
