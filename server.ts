import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { closeDatabase, database } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import { metrics, observeRequest } from '#app/platform/metrics.server.ts'
import { inRequestScope } from '#app/platform/request-scope.server.ts'

const production = env().NODE_ENV !== 'development'
const app = express()
const server = createServer(app)
const vite = production ? null : await startVite()

app.disable('x-powered-by')
app.set('trust proxy', trustProxy(env().TRUST_PROXY))

app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
app.get('/readyz', ready)
app.get('/metrics', showMetrics)

app.use(identify)
app.use(securityHeaders)
app.use(refuseForeignWrites)
app.use(compression())
if (vite) app.use(vite.middlewares)
else app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }))
app.use(express.static(production ? 'build/client' : 'public', { maxAge: '1h' }))
app.all('*', scoped(createRequestHandler({ build: loadBuild, getLoadContext, mode: env().NODE_ENV })))
app.use(failed)

server.listen(env().PORT, () => logger().info({ port: env().PORT }, 'the hall is open'))
process.once('SIGTERM', () => void close())
process.once('SIGINT', () => void close())

async function startVite() {
  const { createServer: createVite } = await import('vite')
  return createVite({ cacheDir: `.cache/vite-${env().PORT}`, server: { middlewareMode: true, hmr: { server } } })
}

async function loadBuild(): Promise<ServerBuild> {
  if (vite) return (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild
  const file = new URL('./build/server/index.js', import.meta.url).href
  return (await import(file)) as ServerBuild
}

function identify(request: Request, response: Response, next: NextFunction) {
  const requestId = randomBytes(9).toString('base64url')
  response.locals.requestId = requestId
  response.locals.cspNonce = randomBytes(16).toString('base64')
  response.setHeader('X-Request-Id', requestId)
  request.headers['x-client-address'] = request.ip ?? ''
  observeRequest(response)
  next()
}

/** Runs the handler in a scope that counts its statements and names it in the log. */
function scoped(handler: (request: Request, response: Response, next: NextFunction) => Promise<void>) {
  return (request: Request, response: Response, next: NextFunction) => {
    void inRequestScope(response.locals.requestId as string, async (scope) => {
      const writeHead = response.writeHead
      response.writeHead = ((...args: unknown[]) => {
        if (!response.headersSent) response.setHeader('X-Queries', String(scope.queries))
        if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'private, no-store')
        return (writeHead as (...inner: unknown[]) => Response).apply(response, args)
      }) as typeof writeHead
      await handler(request, response, next)
      logger().debug({ path: request.path, queries: scope.queries }, 'answered')
    })
  }
}

function getLoadContext(_request: Request, response: Response) {
  return { cspNonce: response.locals.cspNonce as string, requestId: response.locals.requestId as string }
}

function securityHeaders(request: Request, response: Response, next: NextFunction) {
  const secure = env().APP_URL.startsWith('https:')
  const embed = /^\/spaces\/[a-z0-9-]+\/embed$/.test(request.path)
  const development = vite ? ["'unsafe-inline'", 'ws:'] : []
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", `'nonce-${response.locals.cspNonce}'`],
        styleSrc: ["'self'", ...development.slice(0, 1)],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...development.slice(1)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: embed ? ['*'] : ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: embed ? false : { action: 'deny' },
    crossOriginEmbedderPolicy: false,
  })(request, response, () => {
    response.setHeader('Permissions-Policy', 'camera=(self), geolocation=(), microphone=(), payment=()')
    next()
  })
}

/**
 * A write must come from a page of this site. Browsers always say where a post comes from; a client that says nothing
 * carries nobody's cookies by accident and is let through.
 */
function refuseForeignWrites(request: Request, response: Response, next: NextFunction) {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return next()
  const origin = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const foreign = origin
    ? !isOwnOrigin(origin, request)
    : site !== undefined && site !== 'same-origin' && site !== 'none'
  if (foreign) return void response.status(403).type('text').send('This form was sent from another site.')
  next()
}

function isOwnOrigin(origin: string, request: Request): boolean {
  if (origin === env().APP_URL) return true
  return URL.canParse(origin) && new URL(origin).host === request.get('host')
}

async function ready(_request: Request, response: Response) {
  try {
    const { rows } = await database().pool.query(
      "select count(*)::int as waiting from graphile_worker.jobs where run_at < now() - interval '5 minutes' and attempts < max_attempts",
    )
    const queue = rows[0].waiting > 100 ? 'behind' : 'ok'
    response.status(200).json({ status: 'ok', database: 'ok', queue, waiting: rows[0].waiting })
  } catch {
    response.status(503).json({ status: 'unavailable', database: 'unreachable' })
  }
}

async function showMetrics(request: Request, response: Response) {
  const token = env().METRICS_TOKEN
  const isLoopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
  const allowed = token
    ? request.headers.authorization === `Bearer ${token}`
    : isLoopback && !request.headers['x-forwarded-for']
  if (!allowed) return void response.status(404).end()
  response.type(metrics.contentType).send(await metrics.metrics())
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
  server.close(async () => {
    await closeDatabase()
    process.exit(0)
  })
  server.closeIdleConnections()
}
