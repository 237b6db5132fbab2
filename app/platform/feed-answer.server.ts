import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { FOR_EVERYONE } from './answers.server.ts'
import { notFound } from './http.server.ts'
import { encodingFor, isKnown, type Encoding } from './negotiation.server.ts'

/**
 * Something to subscribe to. `version` changes whenever the text does and is known without writing it. `scope` names
 * the feed and the class of viewers it is for: texts are kept by scope and version, so that nobody gets another's.
 */
export type Feed = {
  scope: string
  version: string
  write(): Promise<string>
  /** The version as it is by now: a text written while something changed is not kept. */
  versionNow(): Promise<string>
}

type CachedMarkup = Partial<Record<Encoding, Buffer>>

const KEPT_BYTES = 32 * 1024 * 1024
/** What the other encodings of a text weigh, counted when it is kept. */
const WITH_ENCODINGS = 1.5
const kept = new LRUCache<string, CachedMarkup>({
  maxSize: KEPT_BYTES,
  sizeCalculation: ({ identity }) => 1 + Math.ceil((identity?.byteLength ?? 0) * WITH_ENCODINGS),
})

/**
 * Answers a calendar program or a feed reader: 304 when it has this version already, else the text, written once for
 * each version and kept compressed. `isPublic` lets caches on the way keep it. @throws 404 for no feed.
 */
export async function answerFeed(
  request: Request,
  feed: Feed | null,
  { type, name, isPublic }: { type: string; name: string; isPublic: boolean },
): Promise<Response> {
  if (!feed) throw notFound()
  const etag = `W/"${feed.version}"`
  const headers: Record<string, string> = {
    ETag: etag,
    'Cache-Control': isPublic ? FOR_EVERYONE : 'private, no-cache',
    Vary: isPublic ? 'Accept-Encoding, Cookie' : 'Accept-Encoding',
  }
  if (isKnown(etag, request.headers.get('if-none-match'))) return new Response(null, { status: 304, headers })
  const encoding = encodingFor(request.headers.get('accept-encoding'))
  const body = encoded(await textOf(feed), encoding)
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding
  headers['Content-Type'] = `${type}; charset=utf-8`
  headers['Content-Length'] = String(body.byteLength)
  headers['Content-Disposition'] = `inline; filename="${name}"`
  return new Response(body as unknown as BodyInit, { headers })
}

async function textOf(feed: Feed): Promise<CachedMarkup> {
  const key = `${feed.scope} ${feed.version}`
  const known = kept.get(key)
  if (known) return known
  const made: CachedMarkup = { identity: Buffer.from(await feed.write()) }
  if ((await feed.versionNow()) === feed.version) kept.set(key, made)
  return made
}

function encoded(text: CachedMarkup, encoding: Encoding): Buffer {
  const plain = text.identity!
  if (encoding === 'identity') return plain
  text[encoding] ??=
    encoding === 'gzip'
      ? gzipSync(plain, { level: 6 })
      : brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return text[encoding]
}
