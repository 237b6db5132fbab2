import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { renderToPipeableStream } from 'react-dom/server'
import { logger } from './platform/logger.server.ts'

const RENDER_TIMEOUT_MS = 10_000
/** React 18 fills its chunks up with NUL where a character of several bytes does not fit any more. */
const PADDING = '\0'

/** Renders a page whole before the first byte leaves: cheaper than streaming when nothing is deferred. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce }: AppLoadContext,
) {
  const html = await renderWhole(<RemixServer context={remixContext} url={request.url} nonce={cspNonce} />, cspNonce)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(request.method === 'HEAD' ? null : html, { status, headers })
}

/** What a loader or an action did not expect. The log keeps it under the request's id; the page never shows it. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  logger().error({ err: error, method: request.method, path: new URL(request.url).pathname }, 'a request failed')
}

function renderWhole(page: React.ReactElement, nonce: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        const body = new PassThrough()
        text(body).then((html) => resolve(html.replaceAll(PADDING, '')), reject)
        stream.pipe(body)
      },
      onShellError: reject,
      onError: (error) => logger().error({ err: error }, 'a component failed to render'),
    })
    const timer = setTimeout(() => stream.abort(new Error('rendering took too long')), RENDER_TIMEOUT_MS)
  })
}
