/** One field on its way: text, or bytes that are no text. */
export type Pair = [name: string, value: string | Buffer]

export type Body = { type: string; bytes: Buffer }

const BOUNDARY = 'fuzzfuzzfuzzfuzz'

export function urlencoded(pairs: readonly Pair[]): Body {
  const bytes = Buffer.from(pairs.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&'))
  return { type: 'application/x-www-form-urlencoded', bytes }
}

/** As `urlencoded`; fields named in `files` go as files of that name. */
export function multipart(pairs: readonly Pair[], files: ReadonlyMap<string, string> = new Map()): Body {
  const parts = pairs.flatMap(([name, value]) => {
    const file = files.get(name)
    const more = file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/octet-stream`
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, '_')}"${more}\r\n\r\n`
    return [Buffer.from(head), Buffer.from(value as string), Buffer.from('\r\n')]
  })
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    bytes: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  }
}

/** Bytes as they stand in a query or a form, `%xx` wherever they could mean something. */
export function percent(value: string | Buffer): string {
  if (typeof value === 'string' && /^[\w.~-]*$/.test(value)) return value
  const bytes = Buffer.from(value as string)
  if (bytes.length > 10_000)
    return typeof value === 'string'
      ? encodeURIComponent(bytes.toString())
      : bytes.toString('hex').replace(/../g, '%$&')
  return [...bytes].map((byte) => (isPlain(byte) ? String.fromCharCode(byte) : `%${hex(byte)}`)).join('')
}

function isPlain(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0')
}
