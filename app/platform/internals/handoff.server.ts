/** Long written words as JSON, and where the page shows such words. */
const WORDS = /"<(?:[^"\\]|\\.){120,}"/g
const SHOWN = /<div class="prose[^>]*>/g

/**
 * The script at the end of a page that hands Remix its loaders' data (`data`, as Remix encodes it), with which the
 * browser takes the page over. Words that stand on the page are read from there, so that they are not sent twice.
 */
export function handoffScript(data: string, page: string, nonce: string): string {
  const shown = shownWords(page)
  const words = data.replace(WORDS, (json) => {
    const place = shown(JSON.parse(json) as string)
    return place === null ? json : `\0${place}\0`
  })
  const literal = asLiteral(words).replace(/\0(\d+)\0/g, "'+w($1)+'")
  const read = "const p=document.querySelectorAll('div[class^=prose]'),w=i=>JSON.stringify(p[i].innerHTML)"
  const stream = 'window.__remixContext.streamController'
  return `<script nonce="${nonce}">{${read};${stream}.enqueue('${literal}');${stream}.close()}</script>`
}

/** Answers which of the page's `prose` elements shows exactly these words; null for none. */
function shownWords(page: string): (html: string) => number | null {
  const places = new Map<string, { place: number; start: number }[]>()
  for (const [place, match] of [...page.matchAll(SHOWN)].entries()) {
    const start = match.index + match[0].length
    const opening = page.slice(start, start + 60)
    places.set(opening, [...(places.get(opening) ?? []), { place, start }])
  }
  return (html) => {
    const whole = `${html}</div>`
    const found = places.get(html.slice(0, 60))?.find(({ start }) => page.startsWith(whole, start))
    return found?.place ?? null
  }
}

/** Text for between single quotes in a script: nothing in it ends the quotes or the script early. */
function asLiteral(text: string): string {
  return text.replace(/[\\'<\n\r]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
