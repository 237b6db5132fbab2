import type { Context } from '#app/modules/accounts/context.server.ts'
import { moveReadingOn } from '../repository.server.ts'

/** Notes at a membership up to where everything in the group is read, so that single threads need not be remembered. */
export async function settleReading({ db, now }: Pick<Context, 'db' | 'now'>, groupId: string, memberId: string) {
  await moveReadingOn(db, groupId, memberId, now)
}
