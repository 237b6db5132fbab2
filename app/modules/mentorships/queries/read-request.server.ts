import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { requestView, type RequestRow } from '../view.ts'
import { requestsOf } from './mentorship-rows.server.ts'

/** A request for one of its two people; null for everyone else. One statement. */
export async function readRequest({ db, actor, now }: MemberContext, id: string) {
  const [row] = await db.$queryRaw<RequestRow[]>`${requestsOf(actor.id)} and r.id = ${id}`
  return row ? requestView(row, actor.id, now) : null
}
