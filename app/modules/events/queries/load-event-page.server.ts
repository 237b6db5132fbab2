import { notFound } from '#app/platform/http.server.ts'
import { env } from '#app/platform/env.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { isWallTime } from '../domain/wall-clock.ts'
import { readEvent } from './read-event.server.ts'

/** What the page of an event needs; the page that answers a refused RSVP shows the same. @throws 404. */
export async function loadEventPage(
  request: Request,
  eventId: string | undefined,
  nonce: string | undefined,
  picked?: string,
) {
  const on = picked ?? new URL(request.url).searchParams.get('on')
  if (!isId(eventId) || (on && !isWallTime(on))) throw notFound()
  const ctx = await visitorContext(request)
  const event = await readEvent(ctx, eventId, on || null)
  if (!event) throw notFound()
  return {
    event,
    zone: ctx.actor?.timeZone ?? event.timeZone,
    signedIn: ctx.actor !== null,
    now: ctx.now.toISOString(),
    origin: env().APP_URL,
    nonce,
  }
}
