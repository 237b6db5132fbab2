import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import { createRequestHandler as createResponder, type ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { PageCache } from '#app/host/page-cache.ts'
import { COME_BACK_SECONDS, withLastResort } from '#app/host/last-resort.ts'
import { packedAssets } from '#app/host/packed-assets.ts'
import { partsOfBuild, type BuildPart } from '#app/platform/internals/part-of-build.ts'
import { cameThroughProxy } from '#app/host/proxy-signs.ts'
import { ALLOWED_METHODS, dropFalseHost, refusalOf, type RequestRefusal } from '#app/host/refused-requests.ts'
import { securityHeaders } from '#app/host/security-headers.ts'
import { dropUnreadBody } from '#app/host/unread-body.ts'
import { isVisitors, pathOf, sendCached, sendMade } from '#app/host/visitor-pages.ts'
import { asWebRequest, canBeFile, isRead } from '#app/host/web-request.ts'
import { now } from '#app/platform/clock.server.ts'
import { contentVersion } from '#app/platform/content-version.server.ts'
import { closeDatabase, database, limitStatements, PAGE_LIMITS } from '#app/platform/database.server.ts'
import { DatabaseAway, databaseWatch, endWatch } from '#app/platform/database-watch.server.ts'
import { env } from '#app/platform/env.server.ts'
import { closeLive } from '#app/platform/live.server.ts'
import { speakInLines } from '#app/platform/log-lines.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import { pageCache, metrics, observeRequest } from '#app/platform/metrics.server.ts'
import { inRequestScope, requestScope } from '#app/platform/request-scope.server.ts'

const ASSETS = 'build/client/assets'
const production = env().NODE_ENV !== 'development'
if (production) speakInLines()
const secure = env().APP_URL.startsWith('https:')
const headersOf = securityHeaders({ secure, development: !production })
const watch = databaseWatch()
const pages = new PageCache({ version: () => watch.during(contentVersion), clock: () => now().getTime() })
limitStatements(PAGE_LIMITS)
const app = express()
const server = createServer((request, response) => {
  dropUnreadBody(request, response)
  answer(request, response).catch(() => response.destroy())
})
const vite = production ? null : await startVite()
const build = production ? await loadBuild() : null
const partOf = build ? partsOfBuild(build) : null
const handlersOfPart = new Map<BuildPart, ReturnType<typeof handlersOf>>()
const handlersInDevelopment = build ? null : handlersOf(loadBuild)

app.disable('x-powered-by')
app.set('trust proxy', trustProxy(env().TRUST_PROXY))

app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
app.get('/readyz', (_request, response) => void ready(response))
app.get('/metrics', (request, response, next) => void showMetrics(request, response).catch(next))

app.use(identify)
app.use(secured)
app.use(refuseForeignWrites)
app.use(compression())
if (vite) app.use(vite.middlewares)
else app.use('/assets', packedAssets(ASSETS), express.static(ASSETS, { immutable: true, maxAge: '1y' }))
const files = express.static(production ? 'build/client' : 'public', { maxAge: '1h' })
app.use((request, response, next) => (canBeFile(request.path) ? files(request, response, next) : next()))
app.all('*', scoped(answerPage))
app.use(failed)

server.on('connect', refuseTunnel)

/** Longer than the minute for which proxies keep a connection, so that none is closed under a request on its way. */
server.keepAliveTimeout = 65_000
server.listen(env().PORT, () => logger().info({ port: env().PORT }, 'the hall is open'))
process.once('SIGTERM', () => void close())
process.once('SIGINT', () => void close())

async function startVite() {
  const { createServer: createVite } = await import('vite')
  return createVite({ cacheDir: `.cache/vite-${env().PORT}`, server: { middlewareMode: true, hmr: { server } } })
}

async function loadBuild(): Promise<ServerBuild> {
  const pages = vite
    ? await vite.ssrLoadModule('virtual:remix/server-build')
    : await import(pathToFileURL('build/server/index.js').href)
  return withLastResort(pages as ServerBuild, watch)
}

/** What is kept for visitors leaves at once; everything else goes the whole way. */
async function answer(request: IncomingMessage, response: ServerResponse) {
  const refusal = refusalOf(request)
  if (refusal) return refuse(refusal, response)
  const page = isVisitors(request) ? await pages.find(request.url!).catch(() => null) : null
  if (!page) return app(request, response)
  observeRequest(response)
  pageCache.inc({ result: 'kept' })
  response.setHeader('X-Request-Id', newRequestId())
  protect(response, pathOf(request))
  await sendCached(page, request, response)
}

function refuse({ status, reason }: RequestRefusal, response: ServerResponse) {
  observeRequest(response)
  protect(response, '/')
  if (status === 405) response.setHeader('Allow', ALLOWED_METHODS)
  response.setHeader('X-Request-Id', newRequestId())
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.writeHead(status).end(reason)
}

/** Asks Remix. A page that is the same for all visitors is made for all who ask for it now, and kept. */
async function answerPage(request: Request, response: Response, next: NextFunction) {
  try {
    if (handlersInDevelopment) return await handlersInDevelopment.handle(request, response, next)
    const { handle, respond, isPage } = handlersFor(request.path)
    if (!isVisitors(request)) {
      if (!isPage || !isRead(request)) return await handle(request, response, next)
      const answer = await respond(asWebRequest(request, env().APP_URL), contextOf(response))
      return await sendMade(answer, request, response)
    }
    const scope = requestScope()!
    scope.queries += 1
    const make = async () => {
      const headers = { 'x-client-address': request.ip ?? '' }
      const answer = await respond(
        new globalThis.Request(env().APP_URL + request.originalUrl, { headers }),
        contextOf(response),
      )
      if (answer.status === 200) answer.headers.set('X-Queries', String(scope.queries))
      return answer
    }
    const made = await pages.make(request.originalUrl, make).catch((error: unknown) => {
      if (error instanceof DatabaseAway) return make()
      throw error
    })
    if (made === null) return await handle(request, response, next)
    if (made instanceof globalThis.Response) return await sendMade(made, request, response)
    pageCache.inc({ result: 'made' })
    protect(response, request.path)
    await sendCached(made, request, response)
  } catch (error) {
    next(error)
  }
}

/** What answers an address, with the routes it can mean. */
function handlersFor(path: string) {
  const part = partOf!(path)
  const handlers = handlersOfPart.get(part) ?? handlersOf(part.build)
  handlersOfPart.set(part, handlers)
  return { ...handlers, isPage: part.isPage }
}

function handlersOf(part: ServerBuild | (() => Promise<ServerBuild>)) {
  const mode = env().NODE_ENV
  const getLoadContext = (_request: Request, response: Response) => contextOf(response)
  return { handle: createRequestHandler({ build: part, getLoadContext, mode }), respond: createResponder(part, mode) }
}

function identify(request: Request, response: Response, next: NextFunction) {
  const requestId = newRequestId()
  dropFalseHost(request.headers, env().TRUST_PROXY !== undefined)
  response.locals.requestId = requestId
  response.locals.cspNonce = randomBytes(16).toString('base64')
  response.setHeader('X-Request-Id', requestId)
  request.headers['x-client-address'] = request.ip ?? ''
  observeRequest(response)
  next()
}

function secured(request: Request, response: Response, next: NextFunction) {
  protect(response, request.path, response.locals.cspNonce as string)
  next()
}

/** Sets the headers that guard a page; without a nonce it may run no script of its own. */
function protect(response: ServerResponse, path: string, nonce?: string) {
  for (const [name, value] of headersOf(path, nonce)) response.setHeader(name, value)
}

function newRequestId(): string {
  return randomBytes(9).toString('base64url')
}

/** Runs the handler in a scope that counts its statements and names it in the log. */
function scoped(handler: (request: Request, response: Response, next: NextFunction) => Promise<void>) {
  return (request: Request, response: Response, next: NextFunction) => {
    void inRequestScope(response.locals.requestId as string, async (scope) => {
      const writeHead = response.writeHead
      response.writeHead = ((...args: unknown[]) => {
        if (!response.headersSent) response.setHeader('X-Queries', String(scope.queries))
        if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store')
        if ((args[0] ?? response.statusCode) === 503) response.setHeader('Retry-After', COME_BACK_SECONDS)
        return (writeHead as (...inner: unknown[]) => Response).apply(response, args)
      }) as typeof writeHead
      await handler(request, response, next)
      logger().debug({ path: request.path, queries: scope.queries }, 'answered')
    })
  }
}

function contextOf(response: Response) {
  return { cspNonce: response.locals.cspNonce as string, requestId: response.locals.requestId as string }
}

/**
 * A write must come from a page of this site. Browsers always say where a post comes from; a client that says nothing
 * carries nobody's cookies by accident and is let through. A browser told to name no page sends `null` as the origin and
 * is judged by `Sec-Fetch-Site`; `null` goes no further, since Remix would take it for another site.
 */
function refuseForeignWrites(request: Request, response: Response, next: NextFunction) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
  const { origin, 'sec-fetch-site': site } = request.headers
  const isSilent = origin === undefined && (site === undefined || site === 'none')
  const isOwn = isSilent || (origin && origin !== 'null' ? isOwnOrigin(origin, request) : site === 'same-origin')
  if (!isOwn) return void response.status(403).type('text').send('This form was sent from another site.')
  if (origin === 'null') delete request.headers.origin
  next()
}

function isOwnOrigin(origin: string, request: Request): boolean {
  if (origin === env().APP_URL) return true
  return URL.canParse(origin) && new URL(origin).host === request.get('host')
}

async function ready(response: Response) {
  try {
    const { rows } = await watch.during(() =>
      database().pool.query<{ waiting: number }>(
        "select count(*)::int as waiting from graphile_worker.jobs where run_at < now() - interval '5 minutes' and attempts < max_attempts",
      ),
    )
    const waiting = rows[0]!.waiting
    const queue = waiting > 100 ? 'behind' : 'ok'
    response.status(200).json({ status: 'ok', database: 'ok', queue, waiting })
  } catch {
    response.status(503).set('Retry-After', COME_BACK_SECONDS).json({ status: 'unavailable', database: 'unreachable' })
  }
}

async function showMetrics(request: Request, response: Response) {
  const token = env().METRICS_TOKEN
  const isLoopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
  const allowed = token
    ? request.headers.authorization === `Bearer ${token}`
    : isLoopback && !cameThroughProxy(request.headers)
  if (!allowed) return void response.status(404).end()
  response.type(metrics.contentType).send(await metrics.metrics())
}

/** CONNECT has no answer of its own in Node, which would end the connection without a word. */
function refuseTunnel(_request: IncomingMessage, socket: Duplex) {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 405 Method Not Allowed\r\nAllow: ${ALLOWED_METHODS}\r\nConnection: close\r\n\r\n`)
}

function failed(error: unknown, _request: Request, response: Response, _next: NextFunction) {
  const { status } = error as { status?: number }
  if (status !== undefined && status >= 400 && status < 500 && !response.headersSent)
    return void response.status(status).type('text').send('This request could not be read.')
  logger().error({ err: error, requestId: response.locals.requestId as string }, 'a request failed outside its page')
  if (!response.headersSent)
    response.status(500).type('text').send(`This did not work. Quote ${response.locals.requestId}.`)
}

function trustProxy(setting: string | undefined): string | number | false {
  if (!setting) return false
  return /^\d+$/.test(setting) ? Number(setting) : setting
}

async function close() {
  logger().info('closing: requests under way are finished first')
  setTimeout(() => process.exit(1), 9_000).unref()
  server.close(() => {
    endWatch()
    void closeDatabase().then(() => process.exit(0))
  })
  await closeLive()
  setInterval(() => server.closeIdleConnections(), 100).unref()
}
