import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { FOR_EVERYONE } from '#app/platform/answers.server.ts'
import { wholeTextOf } from '#app/platform/internals/whole-answer.server.ts'
import { encodingFor } from '#app/platform/negotiation.server.ts'

/** A page as it left once: the same bytes for everyone who asks while it holds. */
export type CachedPage = {
  version: number
  /** The end of the minute it was made in, as milliseconds: what it says of time is true until then. */
  until: number
  etag: string
  type: string
  /** How many statements it took to make. */
  queries: string
  plain: Buffer
  packed: Partial<Record<Packing, Promise<Buffer>>>
}
export type Packing = 'br' | 'gzip'

type Source = {
  /** A number that differs once anything a visitor may see has changed. */
  version: () => Promise<number>
  /** Milliseconds of the clock. */
  clock: () => number
}

const MINUTE = 60_000
const MAX_BYTES = 24_000_000
const MAX_PAGES = 1000
const MAX_KEY_LENGTH = 400

/**
 * Pages for visitors, kept in memory while they are what would be made anew: until something visitors may see has
 * changed, or the minute is over. Which answers may be kept they say themselves (`FOR_EVERYONE`). Visitors who ask for
 * the same page at the same time wait for one making of it.
 */
export class PageCache {
  readonly #source: Source
  readonly #pages = new LRUCache<string, CachedPage>({
    max: MAX_PAGES,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ plain }) => plain.length || 1,
  })
  readonly #making = new Map<string, { version: number; until: number; page: Promise<CachedPage | null> }>()
  #version = -1

  constructor(source: Source) {
    this.#source = source
  }

  /** The kept page of an address if it still holds; asks the database only when there is one. */
  async find(key: string): Promise<CachedPage | null> {
    if (!this.#pages.has(key)) return null
    const version = await this.#source.version()
    this.#forgetOthersThan(version)
    const page = this.#pages.get(key)
    return page && page.until > this.#source.clock() ? page : null
  }

  /**
   * Makes the page of an address, or waits for whoever makes it. Answers the page when it may be kept; else the response
   * itself to the one who made it, and null to the others, who have to make their own.
   */
  async make(key: string, respond: () => Promise<Response>): Promise<CachedPage | Response | null> {
    if (key.length > MAX_KEY_LENGTH) return respond()
    const version = await this.#source.version()
    this.#forgetOthersThan(version)
    const now = this.#source.clock()
    const made = this.#making.get(key)
    if (made && made.version === version && made.until > now) return made.page
    const until = Math.floor(now / MINUTE + 1) * MINUTE
    const response = respond()
    const page = response.then((it) => toPage(it, version, until))
    const making = { version, until, page: page.catch(() => null) }
    this.#making.set(key, making)
    try {
      const kept = await page
      if (kept?.version === this.#version) this.#pages.set(key, kept)
      return kept ?? (await response)
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key)
    }
  }

  /** How much is kept. */
  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize }
  }

  #forgetOthersThan(version: number): void {
    if (version <= this.#version) return
    this.#version = version
    this.#pages.clear()
  }
}

async function toPage(response: Response, version: number, until: number): Promise<CachedPage | null> {
  const isForEveryone = response.headers.get('cache-control') === FOR_EVERYONE
  if (response.status !== 200 || !isForEveryone || response.headers.has('set-cookie')) return null
  const plain = Buffer.from(wholeTextOf(response) ?? new Uint8Array(await response.arrayBuffer()))
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const said = (name: string) => response.headers.get(name) ?? ''
  return { version, until, etag, type: said('content-type'), queries: said('x-queries'), plain, packed: {} }
}

const quickBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** The page's bytes in the best packing the client takes, packed at most once. */
export async function bytesOf(
  page: CachedPage,
  accepted: string | undefined,
): Promise<{ bytes: Buffer; packing?: Packing }> {
  const packing = encodingFor(accepted)
  if (packing === 'identity') return { bytes: page.plain }
  page.packed[packing] ??=
    packing === 'br' ? promisify(brotliCompress)(page.plain, quickBrotli) : promisify(gzip)(page.plain)
  return { bytes: await page.packed[packing], packing }
}
