import { LRUCache } from 'lru-cache'
import { Meilisearch, type EnqueuedTaskPromise, type Settings, type Task } from 'meilisearch'
import { generateTenantToken } from 'meilisearch/token'
import type { Db } from '#app/platform/database.server.ts'
import type { DocumentKind, SearchKind } from '#app/modules/visibility/domain/searchable.ts'
import type { SearchEngine, SearchQuery } from './engine.ts'
import type { Candidate } from '../domain/answer.ts'
import { indexSettings } from './meilisearch-settings.ts'
import { sendAtOnce } from './meilisearch-transport.server.ts'
import { phrasingsOf, readTerms } from './query-terms.server.ts'

export const indexNames = ['members', 'groups', 'posts', 'events', 'spaces', 'resources'] as const
export type IndexName = (typeof indexNames)[number]

/** A document: whitelisted fields to filter by, words to search, and `rev`, which says what text it was made from. */
export type SearchDocument = {
  id: string
  ref: string
  reply_id?: string
  group_id?: string | null
  author_id?: string
  open?: boolean
  listed?: boolean
  audience?: string
  directory?: string
  title: string
  words: string
  body: string
  facets: string[]
  boost?: number
  rev: string
}

export type MeiliSettings = { url: string; key?: string; timeoutMs?: number }

const MIN_VERSION = [1, 21]
const SEARCH_KEY = '6f1d6a52-3c1f-4b0e-9a55-0d7c1a2b3c4d'
const SEARCH_TIMEOUT_MS = 1000
const others = indexNames.filter((name) => name !== 'posts')
/** The server works through a request one index after the other, so these are asked for beside each other. */
const TOGETHER: IndexName[][] = [['posts'], others.slice(0, 2), others.slice(2)]

/** A client for indexing: patient, with the whole key. */
export function meiliClient({ url, key, timeoutMs = 20_000 }: MeiliSettings): Meilisearch {
  return new Meilisearch({ host: url, apiKey: key, timeout: timeoutMs })
}

/**
 * Search through Meilisearch. Each query carries a token signed for this viewer alone, whose filter the server applies
 * whatever else is asked; the key itself stays here. @throws on any trouble; whoever holds this engine falls back.
 */
export function meiliEngine(db: Db, settings: MeiliSettings): SearchEngine {
  let keyFor: Promise<{ uid: string; key: string } | null> | undefined
  const timeoutMs = settings.timeoutMs ?? SEARCH_TIMEOUT_MS
  async function ask(query: SearchQuery, phrasings: string[]): Promise<Candidate[]> {
    keyFor ??= searchKey(meiliClient({ ...settings, timeoutMs }))
    try {
      const key = await keyFor
      const apiKey = key ? await tokenFor(key, rulesOf(query)) : settings.key
      const client = new Meilisearch({ host: settings.url, apiKey, timeout: timeoutMs, httpClient: sendAtOnce })
      const answers = await Promise.all(
        TOGETHER.map((names) =>
          client.multiSearch({
            queries: phrasings.flatMap((q) => names.map((name) => queryOf(query, name, q, key !== null))),
          }),
        ),
      )
      return answers.flatMap(({ results }) =>
        results.flatMap(({ indexUid, hits }) =>
          (hits as unknown as Hit[]).map((hit) => candidateOf(indexUid as IndexName, hit)),
        ),
      )
    } catch (error) {
      // A server that has lost its data has lost the key with it; the next search makes it again.
      keyFor = undefined
      throw error
    }
  }
  return {
    needsMemberships: true,
    async find(query) {
      if (query.words.length === 0) return { engine: 'meilisearch', terms: [], candidates: [] }
      const typed = query.exact ? inQuotes(query.words) : query.words.join(' ')
      const [{ terms }, found] = await Promise.all([readTerms(db, query.words, query.exact), ask(query, [typed])])
      const [, ...others] = query.exact ? [] : phrasingsOf(terms)
      const candidates = others.length > 0 ? bestOfEach([...found, ...(await ask(query, others))]) : found
      return { engine: 'meilisearch', terms, candidates }
    },
  }
}

/** Makes sure that an index exists under `uid` with the settings of the code. Settings that are so already are not sent. */
export async function prepareIndex(client: Meilisearch, uid: string): Promise<void> {
  const created = await client.createIndex(uid, { primaryKey: 'id' }).waitTask(patience)
  if (created.status === 'failed' && created.error?.code !== 'index_already_exists') throw taskError(created)
  const wanted: Settings = indexSettings
  const current = (await client.index(uid).getSettings()) as Record<string, unknown>
  const differs = Object.entries(wanted).some(([name, value]) => !covers(current[name], value))
  if (differs) await succeeded(client.index(uid).updateSettings(wanted))
}

/** Waits for a task. @throws when it did not succeed: the client itself also resolves failed ones. */
export async function succeeded(task: EnqueuedTaskPromise): Promise<Task> {
  const done = await task.waitTask(patience)
  if (done.status !== 'succeeded') throw taskError(done)
  return done
}

/** A task that the server gave up on, with the code it gave. */
export class MeiliTaskError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Whether a failure is about what was sent, so that sending it again would fail again. */
export function isPoison(error: unknown): boolean {
  return error instanceof MeiliTaskError && /^(invalid_|missing_document_id|document_)/.test(error.code)
}

/** @throws when the server is older than what this product was tried with. */
export async function checkVersion(client: Meilisearch): Promise<void> {
  const { pkgVersion } = await client.getVersion()
  const [major = 0, minor = 0] = pkgVersion.split('.').map(Number)
  if (major < MIN_VERSION[0]! || (major === MIN_VERSION[0] && minor < MIN_VERSION[1]!))
    throw new Error(`MEILI_URL answers as Meilisearch ${pkgVersion}; 1.21 or newer is needed.`)
}

/** How long a task is waited for, in milliseconds, and how often it is asked about. */
export const patience = { timeout: 300_000, interval: 30 }

type Hit = { id: string; ref: string; reply_id?: string; rev: string; _rankingScore?: number }

function inQuotes(words: string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '')}"`).join(' ')
}

/** Each found thing once, where it was found best, the best first. */
function bestOfEach(candidates: Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const key = `${candidate.kind} ${candidate.id}`
    if (candidate.score > (best.get(key)?.score ?? -1)) best.set(key, candidate)
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}

/** One index's part of a search. A token has the filter of the viewer in it already; asked for again it would cost twice. */
function queryOf({ facets, scope, limit }: SearchQuery, indexUid: IndexName, q: string, hasToken: boolean) {
  const wanted = facets
    .filter((facet) => !/^(when|hours|seats|is:mentor)/.test(facet))
    .map((facet) => `facets = ${quoted(facet)}`)
  return {
    indexUid,
    q,
    filter: hasToken ? wanted : [filterOf(indexUid, scope.filter, scope.viewerId), ...wanted],
    limit,
    matchingStrategy: 'all' as const,
    attributesToRetrieve: ['id', 'ref', 'reply_id', 'rev'],
    showRankingScore: true,
    ...(indexUid === 'posts' ? { distinct: 'ref' } : {}),
  }
}

function filterOf(index: IndexName, filter: Record<DocumentKind, string>, viewerId: string | null): string {
  const own = filter[index === 'posts' ? 'threads' : index]
  return index === 'members' ? `${own} AND audience = ${viewerId ? 'members' : 'public'}` : own
}

function candidateOf(index: IndexName, hit: Hit): Candidate {
  const kind: SearchKind = index === 'posts' ? 'threads' : index
  return { kind, id: hit.ref, replyId: hit.reply_id ?? null, score: hit._rankingScore ?? 0, rev: hit.rev }
}

/** The key that may search and nothing else; null when the given key may not make one and is used as it is. */
async function searchKey(client: Meilisearch): Promise<{ uid: string; key: string } | null> {
  try {
    const existing = await client.getKey(SEARCH_KEY).catch(() => null)
    if (existing && indexNames.every((name) => existing.indexes.includes(name))) return existing
    if (existing) await client.deleteKey(SEARCH_KEY)
    return await client.createKey({
      uid: SEARCH_KEY,
      name: 'Guildhall search',
      actions: ['search'],
      indexes: [...indexNames],
      expiresAt: null,
    })
  } catch (error) {
    const status = (error as { response?: { status?: number } }).response?.status
    if (status === 401 || status === 403) return null
    throw error
  }
}

/** What a viewer may find in each index. */
function rulesOf({ scope }: SearchQuery): Record<string, { filter: string }> {
  return Object.fromEntries(
    indexNames.map((index) => [index, { filter: filterOf(index, scope.filter, scope.viewerId) }]),
  )
}

const TOKEN_LIVES_MS = 60_000
const MAX_TOKENS = 500
const tokens = new LRUCache<string, Promise<string>>({ max: MAX_TOKENS, ttl: TOKEN_LIVES_MS / 2 })

/** A token that lets its holder search by these rules alone for at most a minute; the same rules share one for half of it. */
function tokenFor(
  { uid, key }: { uid: string; key: string },
  searchRules: Record<string, { filter: string }>,
): Promise<string> {
  const name = JSON.stringify([uid, key, searchRules])
  const known = tokens.get(name)
  if (known) return known
  const expiresAt = new Date(Date.now() + TOKEN_LIVES_MS)
  const token = generateTenantToken({ apiKey: key, apiKeyUid: uid, searchRules, expiresAt })
  tokens.set(name, token)
  return token
}

function taskError(task: Task): MeiliTaskError {
  return new MeiliTaskError(task.error?.code ?? task.status, task.error?.message ?? `The task was ${task.status}.`)
}

function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

/** Whether what the server says covers what is wanted; it adds defaults of its own, and forgets the order of sets. */
function covers(current: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(current) && JSON.stringify([...current].sort()) === JSON.stringify([...wanted].sort())
  if (wanted && typeof wanted === 'object') {
    const have = (current ?? {}) as Record<string, unknown>
    if (Object.keys(wanted).length === 0) return Object.keys(have).length === 0
    return Object.entries(wanted).every(([name, value]) => covers(have[name], value))
  }
  return current === wanted
}
