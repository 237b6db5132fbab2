import { text } from 'node:stream/consumers'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { renderToString } from 'react-dom/server'
import { MarkupKeeping } from './components/kept.tsx'
import { FOR_EVERYONE } from './platform/answers.server.ts'
import { databaseWatch } from './platform/database-watch.server.ts'
import { handoffScript } from './platform/handoff.server.ts'
import { keptMarkup } from './platform/kept-markup.server.ts'
import { logger } from './platform/logger.server.ts'
import { WholeAnswer } from './platform/whole-answer.server.ts'
import { loader } from './root.tsx'

/** Renders a page whole before the first byte leaves: cheaper than streaming when nothing is deferred. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  if (status === 404 || status === 405) await addFrame(remixContext, request, context)
  const { html, hasScripts } = await renderWhole(remixContext, request.url, context.cspNonce)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (status === 200 && !hasScripts && isForEveryone(request, html)) headers.set('Cache-Control', FOR_EVERYONE)
  return new WholeAnswer(html, { status, headers })
}

/**
 * For an address that no route has no loader runs, the root's neither. Its page stands in the hall's frame all the same;
 * without scripts, for there is nothing in it that they could take over.
 */
async function addFrame({ staticHandlerContext }: EntryContext, request: Request, context: AppLoadContext) {
  const { loaderData } = staticHandlerContext
  if (loaderData.root) return
  const answer = await databaseWatch()
    .during(() => loader({ request, context, params: {} }))
    .catch(() => null)
  if (answer) loaderData.root = { ...answer.data, flash: null, nonce: undefined }
}

/** Nothing in the request told one visitor from another, and nothing on the page does. */
function isForEveryone(request: Request, html: string): boolean {
  return request.method === 'GET' && !request.headers.has('cookie') && !html.includes('name="formId"')
}

/** What a loader or an action did not expect. The log keeps it under the request's id; the page never shows it. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  logger().error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'a request failed')
}

/**
 * The page, and at its end the loaders' data for the browser, which Remix would have streamed from inside of the
 * render. A page without scripts gets none.
 */
async function renderWhole(context: EntryContext, url: string, nonce: string) {
  const { serverHandoffStream, ...rest } = context
  const handoff = text(serverHandoffStream as AsyncIterable<Uint8Array> & ReadableStream<Uint8Array>)
  const whole: EntryContext = { ...rest, renderMeta: {} }
  const page = `<!doctype html>${renderToString(
    <MarkupKeeping.Provider value={keptMarkup}>
      <RemixServer context={whole} url={url} nonce={nonce} />
    </MarkupKeeping.Provider>,
  )}`
  const hasScripts = whole.renderMeta?.didRenderScripts === true
  const data = await handoff
  if (!hasScripts) return { html: page, hasScripts }
  const end = page.lastIndexOf('</body>')
  return { html: page.slice(0, end) + handoffScript(data, page, nonce) + page.slice(end), hasScripts }
}
