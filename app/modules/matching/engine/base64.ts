const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const VALUES = new Int16Array(128).fill(-1)
for (let at = 0; at < 64; at++) VALUES[ALPHABET.charCodeAt(at)] = at

/** The bytes of a typed array as base64 (RFC 4648), little-endian as every platform Node runs on. */
export function toBase64(array: ArrayBufferView): string {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    parts.push(
      ALPHABET[group >> 18]! +
        ALPHABET[(group >> 12) & 63]! +
        (left > 1 ? ALPHABET[(group >> 6) & 63]! : '=') +
        (left > 2 ? ALPHABET[group & 63]! : '='),
    )
  }
  return parts.join('')
}

/** The bytes behind a base64 text. Throws `RangeError` when it is not base64. */
export function fromBase64(text: string): ArrayBuffer {
  const bare = text.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  let held = 0
  let bits = 0
  let to = 0
  for (let at = 0; at < bare.length; at++) {
    const code = bare.charCodeAt(at)
    const value = code < 128 ? VALUES[code]! : -1
    if (value < 0) throw new RangeError(`not base64 at character ${at}`)
    held = ((held << 6) | value) & 0xffffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[to++] = (held >> bits) & 255
    }
  }
  return bytes.buffer
}
