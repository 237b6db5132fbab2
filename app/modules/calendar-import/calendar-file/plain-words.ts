const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** More of a text than is ever shown is not looked at. */
const LONGEST = 100_000

/** A description as plain text: some calendars put HTML into it. */
export function plainWords(text: string): string {
  const short = text.slice(0, LONGEST)
  const isHtml = /<(?:br|p|div|a|b|i|u|ul|ol|li|span|html|strong|em)\b[^<>]*>/i.test(short)
  return (isHtml ? withoutTags(short) : short)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A text on one line of at most `max` characters. */
export function oneLine(text: string, max: number): string {
  const line = plainWords(text).replace(/\s+/g, ' ')
  return line.length > max ? `${line.slice(0, max - 2).trimEnd()} …` : line
}

/** The words between the tags of a piece of HTML, in one pass; a link says where it leads. */
function withoutTags(text: string): string {
  let words = ''
  let link: { href: string; from: number } | null = null
  let at = 0
  for (const { 0: tag, 1: isEnd, 2: name, index } of text.matchAll(/<(\/?)([a-z][a-z0-9]*)?[^<>]*>/gi)) {
    words += text.slice(at, index)
    at = index + tag.length
    const kind = `${isEnd}${name?.toLowerCase() ?? ''}`
    if (kind === 'a') link = { href: hrefOf(tag), from: words.length }
    else if (kind === '/a' && link) {
      words = withLink(words, link)
      link = null
    } else if (kind === 'br') words += '\n'
    else if (kind === 'li') words += '\n- '
    else if (/^\/(p|div|ul|ol|h\d)$/.test(kind)) words += '\n\n'
  }
  return (words + text.slice(at)).replace(
    /&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,8});/gi,
    (whole, name: string) => entityOf(name) ?? whole,
  )
}

function withLink(words: string, { href, from }: { href: string; from: number }): string {
  const label = words.slice(from).trim()
  if (!href || label === href) return words
  return label ? `${words} (${href})` : words.slice(0, from) + href
}

function hrefOf(tag: string): string {
  return /\shref="(https?:[^"]*)"/i.exec(tag)?.[1] ?? ''
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
