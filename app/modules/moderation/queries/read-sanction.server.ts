import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { isSiteModerator } from '#app/modules/accounts/domain/actor.ts'
import { isId } from '#app/platform/ids.server.ts'
import { mayAppeal } from '../domain/policy.ts'
import { findSanction } from '../repository.server.ts'

/** A sanction for its subject and for the site's moderators; null for anyone else. */
export async function readSanction({ actor, db, now }: MemberContext, id: string | undefined) {
  const sanction = isId(id) ? await findSanction(db, id) : null
  if (!sanction || (sanction.memberId !== actor.id && !isSiteModerator(actor))) return null
  return {
    id: sanction.id,
    kind: sanction.kind,
    reason: sanction.reason,
    from: sanction.startsAt.toISOString(),
    until: sanction.endsAt.toISOString(),
    isOver: sanction.liftedAt !== null || sanction.endsAt <= now,
    appeal: sanction.appeal,
    can: {
      appeal: mayAppeal(actor, sanction, now).allowed,
      lift: isSiteModerator(actor) && sanction.memberId !== actor.id && !sanction.liftedAt && sanction.endsAt > now,
    },
  }
}
