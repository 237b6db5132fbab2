import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { isAlwaysInInbox, noticeKinds, reaches, type NoticeKind } from '../domain/kinds.ts'
import { findPreferences } from '../repository.server.ts'

/** Every kind with whether it reaches the member's inbox and mailbox. */
export async function readPreferences({ actor, db }: MemberContext) {
  const chosen = await findPreferences(db, actor.id)
  return (Object.keys(noticeKinds) as NoticeKind[]).map((kind) => ({
    kind,
    label: noticeKinds[kind].label,
    hint: noticeKinds[kind].hint,
    isFixed: isAlwaysInInbox(kind),
    inbox: reaches(kind, 'inbox', chosen),
    mail: reaches(kind, 'mail', chosen),
  }))
}
