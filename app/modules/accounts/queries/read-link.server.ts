import type { Context } from '../context.server.ts'
import { isHeld, type Holder } from '../link-holder.server.ts'
import { findToken, type TokenKind } from '../repository.server.ts'

export type LinkView = {
  memberId: string
  /** The address the link was mailed to. */
  email: string
  /** Whether using it begins the account anew: nobody has proved the address, and this is not the browser that joined. */
  startsAfresh: boolean
}

/** What a link from a mail is for; null when it no longer works. Looking does not use it up. */
export async function readLink(
  { db, now }: Context,
  token: string,
  kind: TokenKind,
  holder: Holder,
): Promise<LinkView | null> {
  const found = await findToken(db, token, kind, now)
  if (!found) return null
  const { memberId, email, isProved, joinedBy } = found
  return { memberId, email, startsAfresh: !isProved && !isHeld({ id: memberId, email, joinedBy }, holder) }
}
