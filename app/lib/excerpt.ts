/** Of a long text only so much is looked at: no mark makes the first words begin later. */
const LOOKED_AT = 10_000

/** The first words of a Markdown text as plain text, for lists and previews. */
export function excerptOf(source: string, length = 180): string {
  const plain = source
    .slice(0, LOOKED_AT)
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/^[>#\-*+\s]+/gm, ' ')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[*_`~|]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= length) return plain
  return `${plain.slice(0, length).replace(/\s+\S*$/, '')} …`
}
