import { redirect } from '@remix-run/node'
import { now } from '#app/platform/clock.server.ts'
import { db, type Db } from '#app/platform/database.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { paths } from '#app/paths.ts'
import { isSiteModerator, type Actor } from './domain/actor.ts'
import { metWhileSuspended } from './domain/suspension.ts'
import { currentActor, suspendedActor } from './session.server.ts'

/** What every command and query is given: who asks, when, and a connection to read through. */
export type Context = { actor: Actor | null; now: Date; db: Db; formId?: string }
export type MemberContext = Context & { actor: Actor }

/**
 * The context of anyone, signed in or not. @throws 403 with the address of the one page that is theirs for somebody
 * suspended, but where `metWhileSuspended` leaves a door open.
 */
export async function visitorContext(request: Request): Promise<Context> {
  const suspended = await suspendedActor(request)
  const met = suspended && metWhileSuspended(new URL(request.url).pathname)
  if (suspended && met === null) throw suspendedAnswer(request)
  return { actor: met === 'self' ? suspended : await currentActor(request), now: now(), db: db() }
}

/** The context of the frame around a page, which stands around the refusal of somebody suspended as well. */
export async function frameContext(request: Request): Promise<Context & { isSuspended: boolean }> {
  const isSuspended = (await suspendedActor(request)) !== null
  return { actor: await currentActor(request), now: now(), db: db(), isSuspended }
}

/** The context of a suspended member, for the page that tells them why. @throws a redirect for anybody else. */
export async function suspendedContext(request: Request): Promise<MemberContext> {
  const actor = await suspendedActor(request)
  if (!actor) throw redirect((await currentActor(request)) ? paths.home() : paths.login(paths.suspended()))
  await limitWrites(request, actor)
  return { actor, now: now(), db: db() }
}

/** The context of a page that is the same for everyone, whoever asks. */
export function withoutViewer(): Context {
  return { actor: null, now: now(), db: db() }
}

/** The context of a signed-in member. @throws a redirect to the sign-in page, which leads back here; 429 for a flood of writes. */
export async function memberContext(request: Request): Promise<MemberContext> {
  const ctx = await visitorContext(request)
  if (!ctx.actor) throw redirect(paths.login(returnPath(request)))
  await limitWrites(request, ctx.actor)
  return { ...ctx, actor: ctx.actor }
}

/** The context of someone who keeps order on the site. @throws 404 for anyone else. */
export async function siteModeratorContext(request: Request): Promise<MemberContext> {
  const ctx = await memberContext(request)
  if (!isSiteModerator(ctx.actor)) throw new Response('Not found', { status: 404 })
  return ctx
}

/** @throws 429 for a flood of writes by one member. */
export async function limitWrites({ method }: Request, { id }: Actor): Promise<void> {
  if (method !== 'GET' && (await takeFromLimit('write', id)) !== null) {
    throw new Response('Too many changes at once.', { status: 429 })
  }
}

function suspendedAnswer({ method }: Request): Response {
  const body = { reason: 'This account is suspended. The page named here says why, and lets you answer.' }
  return Response.json({ ...body, suspended: paths.suspended(), isWrite: method !== 'GET' }, { status: 403 })
}

function returnPath(request: Request): string | undefined {
  if (request.method !== 'GET') return undefined
  const { pathname, search } = new URL(request.url)
  return pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '')
}
