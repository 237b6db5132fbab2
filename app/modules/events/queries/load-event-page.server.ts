import { notFound } from '#app/platform/http.server.ts'
import { env } from '#app/platform/env.server.ts'
import { isId } from '#app/platform/ids.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { visitorContext, type Context } from '#app/modules/accounts/context.server.ts'
import { isWallTime } from '../domain/wall-clock.ts'
import { drawTicket } from '../ticket.server.ts'
import type { EventPage } from '../view.ts'
import { readEvent } from './read-event.server.ts'

/** What the page of an event needs; the page that answers a refused RSVP shows the same. @throws 404. */
export async function loadEventPage(request: Request, eventId: string | undefined, picked?: string) {
  const on = picked ?? new URL(request.url).searchParams.get('on')
  if (!isId(eventId) || (on && !isWallTime(on))) throw notFound()
  const ctx = await visitorContext(request)
  const event = await readEvent(ctx, eventId, on || null)
  if (!event) throw notFound()
  return {
    event,
    ticket: await ticketOf(ctx, event),
    zone: ctx.actor?.timeZone ?? event.timeZone,
    signedIn: ctx.actor !== null,
    now: ctx.now.toISOString(),
    origin: env().APP_URL,
  }
}

async function ticketOf(ctx: Context, { yours, isOver, status, mode, occurrenceId }: EventPage) {
  if (yours?.state !== 'confirmed' || isOver || status !== 'published' || mode === 'online') return null
  return drawTicket(await readLinkSecret(ctx.db), { occurrenceId, claimId: yours.claimId })
}
