import fresh from 'fresh'
import Negotiator from 'negotiator'

export type Encoding = 'br' | 'gzip' | 'identity'

/** How a text is sent to a client with this `Accept-Encoding`: in Brotli or gzip if it takes them, in this order. */
export function encodingFor(accepted: string | null | undefined): Encoding {
  const taken = new Negotiator({ headers: { 'accept-encoding': accepted ?? undefined } }).encodings(['br', 'gzip'])
  return (['br', 'gzip'] as const).find((one) => taken.includes(one)) ?? 'identity'
}

/** Whether a client that has what its `If-None-Match` names has this already. */
export function isKnown(etag: string, known: string | null | undefined): boolean {
  return fresh({ 'if-none-match': known ?? undefined }, { etag })
}
