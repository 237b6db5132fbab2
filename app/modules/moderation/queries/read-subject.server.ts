import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { findSubject } from '../repository.server.ts'
import { subjectKinds, type SubjectKind } from '../domain/report.ts'
import { subjectPath } from '../view.ts'

/** What somebody is about to report, if they may see it. */
export async function readSubject({ actor, db }: MemberContext, kind: string | null, id: string | null) {
  if (!subjectKinds.includes(kind as SubjectKind) || !id || !/^[a-z0-9-]{1,80}$/.test(id)) return null
  const subject = await findSubject(db, actor, kind as SubjectKind, id)
  if (!subject) return null
  return {
    subject: `${subject.kind}:${subject.id}`,
    title: subject.title,
    href: subjectPath(subject.kind, subject.key, subject.id),
  }
}
