import { isRouteErrorResponse } from '@remix-run/react'
import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { MarkupCaching } from './components/cached-markup.tsx'
import { FOR_EVERYONE } from './platform/answers.server.ts'
import { databaseWatch } from './platform/database-watch.server.ts'
import { cachedMarkup } from './platform/internals/cached-markup.server.ts'
import { logger } from './platform/logger.server.ts'
import { WholeAnswer } from './platform/internals/whole-answer.server.ts'
import { renderWhole } from './platform/internals/whole-page.server.tsx'
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
  const { html, hasScripts } = await renderWhole(remixContext, request.url, context.cspNonce, (page) => (
    <MarkupCaching.Provider value={cachedMarkup}>{page}</MarkupCaching.Provider>
  ))
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
