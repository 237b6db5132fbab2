import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { tableOwners, tablesUsed } from './table-owners.ts'

/** Who may import whom. Files that are not in the table (the commands, the tests, the demo community) may import all. */
export const layout = {
  layers: {
    lib: ['lib'],
    generated: ['generated'],
    platform: ['platform', 'lib', 'generated'],
    host: ['host', 'platform', 'lib'],
    paths: [],
    components: ['components', 'lib'],
    engine: ['engine'],
    domain: ['domain', 'engine', 'lib'],
    filters: ['filters', 'domain', 'platform', 'lib'],
    schema: ['schema', 'domain', 'engine', 'lib'],
    facts: ['facts', 'domain', 'lib'],
    view: ['view', 'domain', 'engine', 'schema', 'lib', 'paths'],
    ui: ['ui', 'view', 'domain', 'schema', 'components', 'lib', 'paths'],
    repository: ['repository', 'filters', 'domain', 'engine', 'schema', 'facts', 'platform', 'lib'],
    queries: [
      'queries',
      'repository',
      'filters',
      'view',
      'domain',
      'engine',
      'schema',
      'inside',
      'platform',
      'lib',
      'paths',
    ],
    commands: [
      'commands',
      'queries',
      'repository',
      'filters',
      'domain',
      'engine',
      'schema',
      'facts',
      'inside',
      'platform',
      'lib',
      'paths',
    ],
    inside: [
      'inside',
      'queries',
      'repository',
      'filters',
      'view',
      'domain',
      'schema',
      'facts',
      'engine',
      'platform',
      'lib',
      'paths',
    ],
    tools: ['tools', 'engine', 'inside', 'lib'],
    listeners: [
      'listeners',
      'commands',
      'queries',
      'filters',
      'facts',
      'schema',
      'inside',
      'domain',
      'repository',
      'view',
      'platform',
      'lib',
      'paths',
    ],
    wiring: ['commands', 'queries', 'facts', 'listeners', 'inside', 'domain', 'platform', 'lib'],
    routes: [
      'commands',
      'queries',
      'view',
      'ui',
      'domain',
      'schema',
      'inside',
      'components',
      'platform',
      'lib',
      'paths',
      'frame',
    ],
    frame: ['frame', 'commands', 'queries', 'view', 'ui', 'domain', 'inside', 'components', 'platform', 'lib', 'paths'],
  },

  /** The rooms of a module that other modules may enter, and the single files that are doors as well. */
  publicLayers: ['commands', 'queries', 'domain', 'facts', 'schema', 'filters', 'engine'],
  publicFiles: [
    'app/modules/accounts/context.server.ts',
    'app/modules/accounts/export-part.server.ts',
    'app/modules/accounts/skills.server.ts',
    'app/modules/events/imported-event.server.ts',
    'app/modules/seats/engine.server.ts',
    'app/modules/seats/attendance.server.ts',
    'app/modules/events/calendar/write-calendar.ts',
  ],

  /** Below each module, the modules it may know. */
  below: {
    accounts: ['visibility'],
    visibility: ['accounts/domain'],
    seats: ['accounts/domain'],
    groups: ['accounts', 'visibility', 'seats'],
    spaces: ['accounts', 'groups', 'visibility', 'seats'],
    threads: ['accounts', 'groups', 'visibility', 'seats'],
    events: ['accounts', 'groups', 'spaces', 'threads', 'visibility', 'seats'],
    mentors: ['accounts', 'visibility', 'seats'],
    matching: ['accounts', 'mentors', 'mentorships', 'visibility', 'seats'],
    'calendar-import': ['accounts', 'groups', 'spaces', 'events', 'visibility', 'seats'],
    'office-hours': ['accounts', 'mentors', 'visibility', 'seats'],
    mentorships: ['accounts', 'mentors', 'office-hours', 'visibility', 'seats'],
    programs: ['accounts', 'groups', 'mentors', 'matching', 'visibility', 'seats'],
    home: 'all',
    pages: 'all',
    search: 'all',
    notifications: 'all',
    moderation: 'all',
    'personal-data': 'all',
  },
  listeners: ['search', 'notifications', 'moderation', 'personal-data'],
  /** Modules that are pages made of others' views; nobody but routes imports them either. */
  composed: ['home', 'pages'],

  /** The modules that say who may see what, and who has a place; and the owner of blocks, who lists one's own. */
  predicates: ['visibility', 'seats'],
  ownPredicates: ['app/modules/accounts/block-repository.server.ts'],

  /** Files that touch tables of modules above them, and why. */
  acrossTables: {
    'app/modules/visibility/': 'the one policy says of every kind of thing who may see it',
    'app/modules/accounts/ban-repository.server.ts':
      'a ban and a suspension are laid on an account in the transaction that proves its address',
    'app/modules/moderation/repository.server.ts': 'when a silence or a suspension ends is noted at the member',
  },

  /** Packages that compute and do nothing else; the domain may use these. */
  purePackages: ['temporal-polyfill', 'zod'],
} as const

export type Source = { path: string; text: string; imports: Import[] }
type Import = { specifier: string; target: string | null; typeOnly: boolean }
type Layer = keyof typeof layout.layers
type Rule = { promise: string; broken: (source: Source) => string[] }

export const rules: Rule[] = [
  { promise: 'each room imports only the rooms its place allows', broken: wrongLayers },
  {
    promise: 'a module enters another by its doors: commands, queries, domain, facts and schema',
    broken: wrongEntrances,
  },
  { promise: 'modules know only the modules below them', broken: wrongModules },
  {
    promise: 'nobody imports search, notifications, moderation and home but routes and wiring',
    broken: knownListeners,
  },
  { promise: 'the matching engine imports nothing from outside itself', broken: engineBridges },
  { promise: 'no file of the engine imports itself by way of others', broken: engineCircles },
  { promise: 'the domain does no I/O and asks neither clock, chance nor environment', broken: impureDomain },
  { promise: 'a file that touches the outside says so by its name, *.server.ts', broken: unmarkedServerFiles },
  { promise: 'Prisma models are named in repositories and in the platform alone', broken: strayModels },
  { promise: 'SQL that writes lives in repositories, the platform and the schedules', broken: strayWrites },
  { promise: 'a module reads its own tables and those below it, and writes its own alone', broken: strayTables },
  { promise: 'who may see what, and who has a place, is asked of visibility and seats', broken: strayPredicates },
  { promise: 'pages do not reach for the database', broken: pagesAtTheDatabase },
  { promise: 'what a request carries is read and bounded at one door, platform/http', broken: strayBodies },
  { promise: 'a route reads a posted form once, with readForm', broken: secondReadings },
  { promise: 'pages read numbers and dates of an address with lib/given', broken: strayGivens },
  { promise: 'days and moments have their words in lib/week and lib/clock', broken: strayClocks },
  { promise: 'words are rendered through the one door, app/platform/markdown.server.ts', broken: strayRenderers },
  { promise: 'insides of Remix, React and Prisma are named in app/platform/internals alone', broken: strayInsides },
  { promise: 'no file only passes on what others export', broken: barrels },
  { promise: 'no file is named utils, helpers, misc or common', broken: emptyNames },
]

/** Everything in the project that breaks a rule, one readable line each. */
export function breaches(): string[] {
  const sources = readSources()
  return rules.flatMap(({ promise, broken }) => sources.flatMap(broken).map((line) => `${line}  (${promise})`))
}

/** The product's own files with what they import; tests are not among them. */
export function readSources(): Source[] {
  return [...filesUnder('app'), ...filesUnder('tools')]
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('app/generated/'))
    .map((file) => sourceOf(file, readFileSync(file, 'utf8')))
}

export function sourceOf(file: string, text: string): Source {
  return { path: file, text, imports: importsOf(file, text) }
}

function wrongLayers({ path: file, imports }: Source): string[] {
  const layer = layerOf(file)
  if (!layer) return []
  const allowed = layout.layers[layer] as readonly string[]
  return imports.flatMap(({ target }) => {
    const other = target ? layerOf(target) : null
    if (!other || allowed.includes(other)) return []
    return [`${file} (${layer}) imports ${target} (${other})`]
  })
}

function wrongEntrances({ path: file, imports }: Source): string[] {
  const module = moduleOf(file)
  if (!module) return []
  return imports.flatMap(({ target }) => {
    const other = target ? moduleOf(target) : null
    if (!target || !other || other === module) return []
    const isShown = has(layout.composed, module) && has(['view', 'ui'], layerOf(target))
    const isDoor = isShown || has(layout.publicLayers, layerOf(target)) || has(layout.publicFiles, target)
    return isDoor ? [] : [`${file} enters ${other} through ${target}`]
  })
}

function wrongModules({ path: file, imports }: Source): string[] {
  const module = moduleOf(file)
  if (!module) return []
  const below = layout.below[module as keyof typeof layout.below]
  if (!below) return [`${file} belongs to a module that the table does not know: ${module}`]
  if (below === 'all') return []
  return imports.flatMap(({ target }) => {
    const other = target ? moduleOf(target) : null
    if (!target || !other || other === module) return []
    const known = has(below, other) || has(below, `${other}/${layerOf(target)}`)
    return known ? [] : [`${file}: ${module} does not stand above ${other}, yet imports ${target}`]
  })
}

function knownListeners({ path: file, imports }: Source): string[] {
  const layer = layerOf(file)
  if (layer === 'routes' || layer === 'wiring' || layer === 'frame') return []
  return imports.flatMap(({ target }) => {
    const other = target ? moduleOf(target) : null
    const isTop = has([...layout.listeners, ...layout.composed], other)
    return isTop && other !== moduleOf(file) && !has([...layout.listeners, ...layout.composed], moduleOf(file))
      ? [`${file} imports ${target}`]
      : []
  })
}

function engineBridges({ path: file, imports }: Source): string[] {
  if (layerOf(file) !== 'engine') return []
  return imports.flatMap(({ specifier, target }) =>
    specifier.startsWith('.') && target && layerOf(target) === 'engine' ? [] : [`${file} imports ${specifier}`],
  )
}

/** The way from an engine's file back to itself, through files as they are on disk. */
function engineCircles({ path: file, imports }: Source): string[] {
  if (layerOf(file) !== 'engine') return []
  const seen = new Set<string>()
  const leadsBack = (target: string | null): boolean => {
    if (target === file) return true
    if (!target || layerOf(target) !== 'engine' || seen.has(target) || !existsSync(target)) return false
    seen.add(target)
    return onDisk(target).some((next) => leadsBack(next.target))
  }
  return imports.filter(({ target }) => leadsBack(target)).map(({ target }) => `${file} comes back through ${target}`)
}

const known = new Map<string, Import[]>()

function onDisk(file: string): Import[] {
  const imports = known.get(file) ?? importsOf(file, readFileSync(file, 'utf8'))
  known.set(file, imports)
  return imports
}

function impureDomain({ path: file, text, imports }: Source): string[] {
  if (!has(['domain', 'engine'], layerOf(file))) return []
  const asked = [/process\.env/, /new Date\(\s*\)/, /Date\.now\(/, /Math\.random/, /\bfetch\(/, /performance\.now/]
    .filter((pattern) => pattern.test(text))
    .map((pattern) => `${file} says ${pattern.source.replaceAll('\\', '')}`)
  const packages = imports.filter(({ target, specifier }) => !target && !has(layout.purePackages, packageOf(specifier)))
  return [...asked, ...packages.map(({ specifier }) => `${file} imports ${specifier}`)]
}

function unmarkedServerFiles({ path: file, imports }: Source): string[] {
  const layer = layerOf(file)
  const isMarked = /\.server\.tsx?$/.test(file)
  if (isMarked || !layer || ['routes', 'frame', 'wiring', 'host', 'tools', 'generated'].includes(layer)) return []
  return imports
    .filter(({ typeOnly, specifier, target }) => !typeOnly && touchesOutside(specifier, target))
    .map(({ specifier }) => `${file} imports ${specifier}`)
}

function strayModels({ path: file, text }: Source): string[] {
  if (isStore(file)) return []
  const models = 'create|createMany|update|updateMany|upsert|delete|deleteMany|find\\w+|count|aggregate|groupBy'
  return matches(text, new RegExp(`\\b(tx|db|prisma|connection)\\.\\w+\\.(${models})\\(`, 'g')).map(
    (found) => `${file} says ${found}`,
  )
}

function strayWrites({ path: file, text }: Source): string[] {
  if (isStore(file) || file === 'app/schedules.server.ts') return []
  return matches(text, /\$executeRaw(?:Unsafe)?(?!`\s*select pg_advisory_xact_lock)/g).map(
    (found) => `${file} says ${found}`,
  )
}

const owners = tableOwners()

function strayTables({ path: file, text }: Source): string[] {
  if (Object.keys(layout.acrossTables).some((place) => file.startsWith(place))) return []
  const module = moduleOf(file) ?? (file.startsWith('app/platform/') ? 'platform' : null)
  if (!module && !file.startsWith('app/routes/') && layerOf(file) !== 'wiring') return []
  const below = module === 'platform' ? [] : (layout.below[module as keyof typeof layout.below] ?? [])
  return tablesUsed(file, text, owners).flatMap(({ table, writes }) => {
    const owner = owners.get(table)!
    if (owner === module) return []
    if (writes) return owner === 'platform' && module ? [] : [`${file} writes ${table}, which is ${owner}'s`]
    return below === 'all' || owner === 'platform' || has(below, owner)
      ? []
      : [`${file} reads ${table}, which is ${owner}'s`]
  })
}

/** SQL that decides by itself what a policy decides: who is blocked, kept out, sees a group, or has a place. */
function strayPredicates({ path: file, text }: Source): string[] {
  if (has(layout.predicates, moduleOf(file)) || has(layout.ownPredicates, file)) return []
  const places = [...text.matchAll(/\b(?:from|join)\s+claims\s+(?!where|join|set)(\w+)/g)].map(([, alias]) => alias!)
  const words = [
    /\b(?:from|join)\s+blocks\b/g,
    /\bsuspended_until\s*[<>]/g,
    /\bvisibility\s*(?:=|<>|in\b)\s*['(]/g,
    ...[...new Set(places)].map((alias) => new RegExp(`\\b${alias}\\.state\\s*(?:=|<>|in\\b)\\s*['(]`, 'g')),
  ]
  return words.flatMap((pattern) => matches(text, pattern)).map((found) => `${file} says ${found}`)
}

function pagesAtTheDatabase({ path: file, imports }: Source): string[] {
  if (!has(['routes', 'ui', 'components'], layerOf(file))) return []
  return imports
    .filter(({ target }) => target === 'app/platform/database.server.ts' || target?.startsWith('app/generated/'))
    .map(({ specifier }) => `${file} imports ${specifier}`)
}

function strayBodies({ path: file, text }: Source): string[] {
  if (!has(['routes', 'frame', 'commands', 'queries', 'inside', 'schema'], layerOf(file))) return []
  return matches(text, /\brequest(\.clone\(\))?\.(formData|json|text|arrayBuffer|blob|body)\b|\bparseWithZod\b/g).map(
    (found) => `${file} says ${found}`,
  )
}

function secondReadings({ path: file, text }: Source): string[] {
  if (layerOf(file) !== 'routes') return []
  return matches(text, /\brequest\.clone\(|\bform\.formId\b/g).map((found) => `${file} says ${found}`)
}

function strayGivens({ path: file, text }: Source): string[] {
  if (layerOf(file) !== 'routes') return []
  const readers = /\b(Number|BigInt|parseInt|parseFloat|decodeURI(Component)?)\(|\bTemporal\.\w+\.from\(/g
  return matches(text, readers).map((found) => `${file} says ${found}`)
}

function strayClocks({ path: file, text }: Source): string[] {
  if (has(['lib', 'engine'], layerOf(file))) return []
  const words = [
    /\bIntl\.DateTimeFormat\b|\.toLocale(Date|Time)String\(|\.toLocaleString\([^)]*(weekday|day|month|hour):/g,
    /(['"])(mon?|monday|jan|january)\1,\s*\1(tu|feb)|\bmon\|tue|\bMO: ['"]|january february/gi,
  ]
  return words.flatMap((pattern) => matches(text, pattern)).map((found) => `${file} says ${found}`)
}

function strayRenderers({ path: file, imports }: Source): string[] {
  if (file.startsWith('app/platform/markdown')) return []
  const isRenderer = (specifier: string, target: string | null) =>
    target?.startsWith('app/platform/markdown/') || /^(remark|rehype|mdast|hast|micromark|unified)\b/.test(specifier)
  return imports
    .filter(({ specifier, target }) => isRenderer(specifier, target))
    .map(({ specifier }) => `${file} imports ${specifier}`)
}

function strayInsides({ path: file, text }: Source): string[] {
  if (file.startsWith('app/platform/internals/')) return []
  const insides = /__remix\w+|\bserverHandoffStream\b|\brenderMeta\b|\bperformIO\b|\bassets\.routes\b/g
  return matches(text, insides).map((found) => `${file} says ${found}`)
}

function barrels({ path: file, text }: Source): string[] {
  const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const passesOn = statements.length > 0 && statements.every((it) => ts.isExportDeclaration(it) && it.moduleSpecifier)
  return passesOn || (/\/index\.tsx?$/.test(file) && layerOf(file) !== 'routes') ? [file] : []
}

function emptyNames({ path: file }: Source): string[] {
  return /(^|\/)(utils?|helpers?|misc|common)(\.|\/)/.test(file) ? [file] : []
}

/** The room a file stands in; null for what the table leaves free. */
function layerOf(file: string): Layer | null {
  const [, first, module, third = ''] = file.split('/')
  if (file.startsWith('tools/')) return 'tools'
  if (!file.startsWith('app/') || !first) return null
  if (first === 'modules') return moduleLayerOf(module!, third, file)
  if (first === 'paths.ts') return 'paths'
  if (/^(subscriptions|schedules)\.server\.ts$/.test(first)) return 'wiring'
  if (/^(root|entry\.\w+)\.tsx$/.test(first)) return 'frame'
  return first in layout.layers ? (first as Layer) : null
}

function moduleLayerOf(module: string, third: string, _file: string): Layer {
  if (['domain', 'engine', 'ui', 'queries', 'commands', 'listeners'].includes(third)) return third as Layer
  if (/(^|-)repository\.server\.ts$/.test(third) || third === 'repository') return 'repository'
  if (/^(schema|facts|view)\.ts$/.test(third)) return third.slice(0, -3) as Layer
  if (third === 'listeners.server.ts') return 'listeners'
  if (module === 'visibility' && third.endsWith('.server.ts')) return 'filters'
  if (third === 'filters.server.ts') return 'filters'
  return 'inside'
}

function moduleOf(file: string): string | null {
  return /^app\/modules\/([^/]+)\//.exec(file)?.[1] ?? null
}

function isStore(file: string): boolean {
  return has(['repository', 'platform', 'generated'], layerOf(file))
}

function touchesOutside(specifier: string, target: string | null): boolean {
  if (target) return /\.server(\.tsx?)?$/.test(target)
  return specifier.startsWith('node:') || ['pg', 'graphile-worker', 'resend', 'meilisearch'].includes(specifier)
}

function importsOf(file: string, text: string): Import[] {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, kindOf(file))
  const typeOnly = new Set<string>()
  const valued = new Set<string>()
  for (const it of tree.statements) {
    const isImport = ts.isImportDeclaration(it)
    if (!isImport && !ts.isExportDeclaration(it)) continue
    if (!it.moduleSpecifier || !ts.isStringLiteral(it.moduleSpecifier)) continue
    const isType = isImport ? it.importClause?.isTypeOnly : it.isTypeOnly
    ;(isType ? typeOnly : valued).add(it.moduleSpecifier.text)
  }
  const all = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
  return [...new Set(all)].map((specifier) => ({
    specifier,
    target: targetOf(file, specifier),
    typeOnly: typeOnly.has(specifier) && !valued.has(specifier),
  }))
}

function targetOf(file: string, specifier: string): string | null {
  const bare = specifier.replace(/\?\w+$/, '')
  if (bare.startsWith('#')) return bare.slice(1)
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(file), bare)
  return null
}

function kindOf(file: string): ts.ScriptKind {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([found]) => found)
}

function has(list: readonly string[], value: string | null): boolean {
  return value !== null && list.includes(value)
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(file) : [file]
  })
}
