import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { paths } from '#app/paths.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import { mayDecide } from './domain/policy.ts'
import type { ReportRow } from './repository.server.ts'
import { reasons, type Reason } from './domain/report.ts'
import { subjectPath, type ReportView } from './view.ts'

/** A report as those who decide it read it. The reporter stays unnamed for the moderators of a group. */
export function reportView(row: ReportRow, actor: Actor, moderatesGroup: boolean): ReportView {
  const isSite = actor.siteRole !== 'member'
  return {
    id: row.id,
    kind: row.kind,
    title: row.title ?? 'Something that is gone',
    href: row.key ? subjectPath(row.kind, row.key, row.subjectId) : null,
    words: excerptOf(row.words, 400),
    author: row.author ? { name: row.author, href: paths.member(row.authorHandle!) } : null,
    group: row.groupName,
    reason: reasons[row.reason as Reason] ?? row.reason,
    details: row.details,
    reporter: isSite ? row.reporter : null,
    others: row.others,
    at: row.createdAt.toISOString(),
    can: { decide: mayDecide(actor, { ...row, moderatesGroup }).allowed, sanction: isSite && row.authorId !== null },
  }
}
