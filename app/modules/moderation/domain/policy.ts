import { allow, deny, type Decision } from '#app/lib/result.ts'
import { isSiteAdmin, isSiteModerator, type Actor } from '#app/modules/accounts/domain/actor.ts'

/** A report as somebody who might decide it stands to it. */
export type ReportPlace = { reporterId: string; authorId: string | null; status: string; moderatesGroup: boolean }

/** Site moderators decide everything; moderators of the group what happened in it. Nobody judges what they wrote themself. */
export function mayDecide(actor: Actor, report: ReportPlace): Decision {
  if (!isSiteModerator(actor) && !report.moderatesGroup) return deny('Only moderators can decide this.')
  if (report.authorId === actor.id) return deny('This is about you. Another moderator has to decide it.')
  if (report.status !== 'open') return deny('This has been decided already.')
  return allow
}

/** Silencing and suspending is for the site's moderators, and never upwards. */
export function maySanction(actor: Actor, member: { id: string; siteRole: string }): Decision {
  if (!isSiteModerator(actor)) return deny('Only the site’s moderators can do this.')
  if (member.id === actor.id) return deny('You cannot do this to yourself.')
  if (member.siteRole === 'admin' || (member.siteRole === 'moderator' && !isSiteAdmin(actor)))
    return deny('This member keeps order here too. An administrator has to decide.')
  return allow
}

/** One appeal, by the person concerned, while it lasts. */
export function mayAppeal(
  actor: Actor,
  sanction: { memberId: string; endsAt: Date; liftedAt: Date | null; appealedAt: Date | null },
  at: Date,
): Decision {
  if (sanction.memberId !== actor.id) return deny('Only the person concerned can appeal.')
  if (sanction.liftedAt || sanction.endsAt <= at) return deny('This is over already.')
  if (sanction.appealedAt) return deny('You have appealed already. A moderator will read it.')
  return allow
}
