import { text } from 'node:stream/consumers'
import { RemixServer } from '@remix-run/react'
import type { EntryContext } from '@remix-run/node'
import type { ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { handoffScript } from './handoff.server.ts'

/**
 * The page in one piece, and at its end the loaders' data for the browser, which Remix would have streamed from inside
 * of the render. A page without scripts gets none. `within` is what stands around the page for the server alone.
 */
export async function renderWhole(
  context: EntryContext,
  url: string,
  nonce: string,
  within: (page: ReactElement) => ReactElement,
): Promise<{ html: string; hasScripts: boolean }> {
  const { serverHandoffStream, ...rest } = context
  const handoff = text(serverHandoffStream as AsyncIterable<Uint8Array> & ReadableStream<Uint8Array>)
  const whole: EntryContext = { ...rest, renderMeta: {} }
  const page = `<!doctype html>${renderToString(within(<RemixServer context={whole} url={url} nonce={nonce} />))}`
  const hasScripts = whole.renderMeta?.didRenderScripts === true
  const data = await handoff
  if (!hasScripts) return { html: page, hasScripts }
  const end = page.lastIndexOf('</body>')
  return { html: page.slice(0, end) + handoffScript(data, page, nonce) + page.slice(end), hasScripts }
}
