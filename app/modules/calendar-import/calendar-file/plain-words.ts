const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** A description as plain text: some calendars put HTML into it. */
export function plainWords(text: string): string {
  const plain = /<(?:br|p|div|a|b|i|u|ul|ol|li|span|html|strong|em)\b[^>]*>/i.test(text) ? withoutTags(text) : text
  return plain
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** A text on one line of at most `max` characters. */
export function oneLine(text: string, max: number): string {
  const line = plainWords(text).replace(/\s+/g, ' ')
  return line.length > max ? `${line.slice(0, max - 2).trimEnd()} …` : line
}

function withoutTags(text: string): string {
  return text
    .replace(/<a\b[^>]*href="(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_, href: string, words: string) =>
      words.trim() === href || !words.trim() ? href : `${words} (${href})`,
    )
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/(p|div|ul|ol|h\d)>/gi, '\n\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,8});/gi, (whole, name: string) => entityOf(name) ?? whole)
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()]
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
