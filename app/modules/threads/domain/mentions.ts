const CODE = /(```[\s\S]*?(?:```|$)|`[^`\n]*`|\[[^\]\n]*\]\([^)\n]*\)|<[^>\n]*>|https?:\/\/\S+)/
const MENTION = /(^|[^\w@/.`-])@([a-z0-9]+(?:-[a-z0-9]+)*)/gi
const MOST = 20

/** The handles that a Markdown text mentions as `@handle`, lower-case, each once, at most 20; code and links do not count. */
export function mentionedHandles(body: string): string[] {
  const found = new Set<string>()
  for (const piece of plainPieces(body)) {
    for (const match of piece.matchAll(MENTION)) found.add(match[2]!.toLowerCase())
  }
  return [...found].slice(0, MOST)
}

/** The same text with each `@handle` of `known` (lower-case handles) made a Markdown link to `hrefOf(handle)`. */
export function linkMentions(body: string, known: ReadonlySet<string>, hrefOf: (handle: string) => string): string {
  return body
    .split(CODE)
    .map((piece, index) => (index % 2 ? piece : piece.replace(MENTION, linkOne)))
    .join('')

  function linkOne(whole: string, before: string, handle: string): string {
    if (!known.has(handle.toLowerCase())) return whole
    return `${before}[@${handle}](${hrefOf(handle.toLowerCase())})`
  }
}

function plainPieces(body: string): string[] {
  return body.split(CODE).filter((_, index) => index % 2 === 0)
}
