const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 8

/** The first 40 bits of `bytes` in Crockford's base 32, in two halves that can be read out: `7K3M-0QXD`. */
export function shortCodeOf(bytes: Uint8Array): string {
  let code = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5 && code.length < LENGTH) {
      bits -= 5
      code += LETTERS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/**
 * The code somebody typed, as `shortCodeOf` writes it: blanks, hyphens and case do not count, the letters O, I and L
 * are the digits they look like (Crockford). Null for anything else.
 */
export function readShortCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : null
}
