import type { ServerBuild } from '@remix-run/node'
import { sqlState } from '#app/platform/database.server.ts'
import { DatabaseAway, type DatabaseWatch } from '#app/platform/database-watch.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import { requestScope } from '#app/platform/request-scope.server.ts'

/** When a browser may ask again for a page that could not be made without the database, in seconds. */
export const COME_BACK_SECONDS = '5'

/** Values that PostgreSQL cannot take for what they should be: text, numbers, dates, time zones, ids. */
const UNFIT_VALUE = /^22(P02|P03|P05|003|007|008|009|021|023)$/
const UNFIT_FOR_PRISMA = /^(P2000|P2020|P2023|P2033)$/

type Asked = { request: Request; params: Record<string, string | undefined> }
type Part<Args, Answer> = (args: Args) => Answer

/**
 * The same build, whose pages answer what nobody saw coming in the right way: 503 while the database is away, 400 or 404
 * when it is the address or the form that cannot be understood. Everything else stays a fault of ours.
 */
export function withLastResort(build: ServerBuild, watch: DatabaseWatch): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route]
    const { loader, action, default: page } = route.module
    const module = {
      ...route.module,
      ...(loader ? { loader: guarded(loader as never, watch) } : {}),
      ...(action ? { action: guarded(page ? action : statedAlone(action as never), watch) } : {}),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}

/** Without a page Remix sends the value of an answer and forgets its status; a refusal is said whole then. */
function statedAlone<Args>(action: Part<Args, unknown>): Part<Args, Promise<unknown>> {
  return async (args) => {
    const answer = await action(args)
    const status = (answer as { init?: { status?: number } | null } | null)?.init?.status ?? 200
    if (answer instanceof Response || status < 400) return answer
    return new Response(requestScope()?.refusal?.reason ?? 'This did not work.', { status })
  }
}

function guarded<Args extends Asked>(part: Part<Args, unknown>, watch: DatabaseWatch): Part<Args, Promise<unknown>> {
  const own = async (args: Args) => {
    try {
      return stayingOnRefusal(await watch.during(() => part(args)))
    } catch (error) {
      throw stayingOnRefusal(answerTo(error, args))
    }
  }
  // Remix reads from this whether a loader wants to run on hydration, and the like.
  return Object.assign(own, part)
}

/** A page that leads elsewhere does not hide that what was sent to it has been refused. */
function stayingOnRefusal(answer: unknown): unknown {
  const refusal = requestScope()?.refusal
  const leadsElsewhere = answer instanceof Response && answer.status >= 300 && answer.status < 400
  return refusal && leadsElsewhere ? new Response(refusal.reason, { status: refusal.status }) : answer
}

/** What is thrown instead of an error that has an answer; any other as it is. */
export function answerTo(error: unknown, { request, params }: Asked): unknown {
  if (error instanceof DatabaseAway) return databaseAway()
  if (!(error instanceof Error) || !isUnfit(error)) return error
  const { pathname, search } = new URL(request.url)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const asks = [...new URLSearchParams(search).keys()].some((name) => name !== 'index' && name !== '_routes')
  if (isRead && !asks && Object.keys(params).length === 0) return error
  const status = isRead && !asks ? 404 : 400
  logger().warn(
    { err: error, method: request.method, path: pathname, status },
    'an address or a form was not understood',
  )
  return new Response(status === 404 ? 'Not found' : 'This could not be read.', { status })
}

function databaseAway(): Response {
  const headers = { 'Retry-After': COME_BACK_SECONDS, 'Cache-Control': 'no-store' }
  return new Response('The hall cannot reach its database.', { status: 503, headers })
}

function isUnfit(error: Error): boolean {
  if (error instanceof URIError) return true
  if (error instanceof RangeError) return !/call stack|heap|out of memory/i.test(error.message)
  return UNFIT_VALUE.test(sqlState(error) ?? '') || UNFIT_FOR_PRISMA.test((error as { code?: string }).code ?? '')
}
