const LIMIT_OCTETS = 75
const PLAIN = /^[\x20-\x7e]*$/

/** A content line (RFC 5545 §3.1) with its line end, folded at 75 octets and never inside a character. */
export function contentLine(name: string, value: string): string {
  const line = `${name}:${value}`
  if (line.length <= LIMIT_OCTETS && PLAIN.test(line)) return `${line}\r\n`
  return PLAIN.test(line) ? foldedPlain(line) : folded(line)
}

/** A text as the value of a content line (RFC 5545 §3.3.11); what no calendar may contain is left out. */
export function textValue(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

function foldedPlain(line: string): string {
  let text = `${line.slice(0, LIMIT_OCTETS)}\r\n`
  for (let at = LIMIT_OCTETS; at < line.length; at += LIMIT_OCTETS - 1) {
    text += ` ${line.slice(at, at + LIMIT_OCTETS - 1)}\r\n`
  }
  return text
}

function folded(line: string): string {
  let text = ''
  let start = 0
  let octets = 0
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at)!
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    if (octets + size > LIMIT_OCTETS) {
      text += `${line.slice(start, at)}\r\n `
      start = at
      octets = 1
    }
    octets += size
    at += size === 4 ? 2 : 1
  }
  return `${text}${line.slice(start)}\r\n`
}
