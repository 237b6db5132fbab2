import { redirect } from '@remix-run/node'
import { now } from '#app/platform/clock.server.ts'
import { db, type Db } from '#app/platform/database.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { paths } from '#app/paths.ts'
import { isSiteModerator, type Actor } from './domain/actor.ts'
import { currentActor } from './session.server.ts'

/** What every command and query is given: who asks, when, and a connection to read through. */
export type Context = { actor: Actor | null; now: Date; db: Db; formId?: string }
export type MemberContext = Context & { actor: Actor }

/** The context of anyone, signed in or not. */
export async function visitorContext(request: Request): Promise<Context> {
  return { actor: await currentActor(request), now: now(), db: db() }
}

/** The context of a page that is the same for everyone, whoever asks. */
export function withoutViewer(): Context {
  return { actor: null, now: now(), db: db() }
}

/** The context of a signed-in member. @throws a redirect to the sign-in page, which leads back here; 429 for a flood of writes. */
export async function memberContext(request: Request): Promise<MemberContext> {
  const ctx = await visitorContext(request)
  if (!ctx.actor) throw redirect(paths.login(returnPath(request)))
  if (request.method !== 'GET' && (await takeFromLimit('write', ctx.actor.id)) !== null) {
    throw new Response('Too many changes at once.', { status: 429 })
  }
  return { ...ctx, actor: ctx.actor }
}

/** The context of someone who keeps order on the site. @throws 404 for anyone else. */
export async function siteModeratorContext(request: Request): Promise<MemberContext> {
  const ctx = await memberContext(request)
  if (!isSiteModerator(ctx.actor)) throw new Response('Not found', { status: 404 })
  return ctx
}

function returnPath(request: Request): string | undefined {
  if (request.method !== 'GET') return undefined
  const { pathname, search } = new URL(request.url)
  return pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '')
}
