import type { Context } from '../context.server.ts'
import { isTokenGood } from '../repository.server.ts'

/** Whether a link that was mailed would still work; looking does not use it up. */
export function isLinkGood({ db, now }: Context, token: string, kind: 'sign-in' | 'reset'): Promise<boolean> {
  return isTokenGood(db, token, kind, now)
}
