import { tooTangled } from '#app/lib/markdown-bounds.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { render, type Rendered, type Words } from './markdown/render.ts'
import { isBusy, renderApart } from './markdown/threads.server.ts'

/** Counts up when the same words come out differently; what is stored is rendered again then. */
export const RENDERER = 1

/** Up to here a text is rendered at once: whatever stands in it holds the thread for a moment only. */
const SHORT = 500
const MAX_HTML_LENGTH = 2_000_000

/**
 * The door through which all written words go: Markdown as safe HTML, and the handles mentioned in it. What is too
 * tangled to be read in bounded time is refused at `field`, in a sentence about `what`; long texts are read apart from
 * the thread that answers requests.
 */
export async function renderMarkdown(
  words: Words,
  { field, what = 'This text' }: { field?: string; what?: string } = {},
): Promise<Result<Rendered>> {
  const reason = tooTangled(words.source)
  if (reason) return refuse('invalid', `${what} ${reason}. Take some of it out.`, field)
  const isShort = words.source.length <= SHORT
  if (!isShort && isBusy())
    return refuse('too-many', 'Many long texts are being read at the moment. Try again in a minute.')
  const rendered = isShort ? render(words) : await renderApart(words)
  if (rendered && rendered.html.length <= MAX_HTML_LENGTH) return ok(rendered)
  return refuse('invalid', `${what} is too intricate to be shown. Write it with fewer marks, links or tables.`, field)
}

/** As `renderMarkdown` for words that came from elsewhere: what is too tangled is shown as the plain text it is. */
export async function renderOrShow(words: Words): Promise<string> {
  const rendered = await renderMarkdown(words)
  return rendered.ok ? rendered.value.html : plain(words.source)
}

/** Many texts as by `renderOrShow`, in their order, two at a time and apart from the thread that answers requests. */
export async function renderAll(all: Words[]): Promise<string[]> {
  const html: string[] = []
  const rest = all.entries()
  const renderRest = async () => {
    for (const [at, words] of rest) {
      const rendered = tooTangled(words.source) ? null : await renderApart(words)
      html[at] = rendered && rendered.html.length <= MAX_HTML_LENGTH ? rendered.html : plain(words.source)
    }
  }
  await Promise.all([renderRest(), renderRest()])
  return html
}

function plain(source: string): string {
  const text = source.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')
  return `<p dir="auto" class="as-written">${text}</p>`
}
