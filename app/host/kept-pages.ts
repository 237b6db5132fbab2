import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { FOR_EVERYONE } from '#app/platform/answers.server.ts'
import { wholeTextOf } from '#app/platform/internals/whole-answer.server.ts'

/** A page as it left once: the same bytes for everyone who asks while it holds. */
export type KeptPage = {
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
const MOST_BYTES = 24_000_000
const MOST_PAGES = 1000
const LONGEST_KEY = 400

/**
 * Pages for visitors, kept in memory while they are what would be made anew: until something visitors may see has
 * changed, or the minute is over. Which answers may be kept they say themselves (`FOR_EVERYONE`). Visitors who ask for
 * the same page at the same time wait for one making of it.
 */
export class KeptPages {
  readonly #source: Source
  readonly #pages = new Map<string, KeptPage>()
  readonly #making = new Map<string, { version: number; until: number; page: Promise<KeptPage | null> }>()
  #bytes = 0
  #version = -1

  constructor(source: Source) {
    this.#source = source
  }

  /** The kept page of an address if it still holds; asks the database only when there is one. */
  async find(key: string): Promise<KeptPage | null> {
    if (!this.#pages.has(key)) return null
    const version = await this.#source.version()
    this.#forgetOthersThan(version)
    const page = this.#pages.get(key)
    if (!page || page.until <= this.#source.clock()) return null
    this.#pages.delete(key)
    this.#pages.set(key, page)
    return page
  }

  /**
   * Makes the page of an address, or waits for whoever makes it. Answers the page when it may be kept; else the response
   * itself to the one who made it, and null to the others, who have to make their own.
   */
  async make(key: string, respond: () => Promise<Response>): Promise<KeptPage | Response | null> {
    if (key.length > LONGEST_KEY) return respond()
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
      if (kept) this.#keep(key, kept)
      return kept ?? (await response)
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key)
    }
  }

  /** How much is kept. */
  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#bytes }
  }

  #forgetOthersThan(version: number): void {
    if (version <= this.#version) return
    this.#version = version
    this.#pages.clear()
    this.#bytes = 0
  }

  #keep(key: string, page: KeptPage): void {
    if (page.version !== this.#version) return
    this.#drop(key)
    this.#pages.set(key, page)
    this.#bytes += page.plain.length
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= MOST_BYTES && this.#pages.size <= MOST_PAGES) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#pages.get(key)?.plain.length ?? 0
    this.#pages.delete(key)
  }
}

async function toPage(response: Response, version: number, until: number): Promise<KeptPage | null> {
  const isForEveryone = response.headers.get('cache-control') === FOR_EVERYONE
  if (response.status !== 200 || !isForEveryone || response.headers.has('set-cookie')) return null
  const plain = Buffer.from(wholeTextOf(response) ?? new Uint8Array(await response.arrayBuffer()))
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const said = (name: string) => response.headers.get(name) ?? ''
  return { version, until, etag, type: said('content-type'), queries: said('x-queries'), plain, packed: {} }
}

const quickBrotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** The page's bytes in the best packing the client takes, packed at most once. */
export async function bytesOf(page: KeptPage, accepted: string): Promise<{ bytes: Buffer; packing?: Packing }> {
  const packing = (['br', 'gzip'] as const).find((one) => accepts(accepted, one))
  if (!packing) return { bytes: page.plain }
  page.packed[packing] ??=
    packing === 'br' ? promisify(brotliCompress)(page.plain, quickBrotli) : promisify(gzip)(page.plain)
  return { bytes: await page.packed[packing], packing }
}

/** Whether a client that has the pages `known` (its `If-None-Match`) has this one already. */
export function isKnown(page: KeptPage, known: string | undefined): boolean {
  return known !== undefined && known.split(',').some((tag) => tag.trim() === page.etag || tag.trim() === '*')
}

function accepts(header: string, packing: Packing): boolean {
  return header.split(',').some((part) => {
    const [name, ...rest] = part.split(';')
    return name!.trim() === packing && !rest.some((it) => /^\s*q=0(\.0*)?\s*$/.test(it))
  })
}
