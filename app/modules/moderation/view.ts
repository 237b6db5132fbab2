import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { paths } from '#app/paths.ts'
import { excerptOf } from '#app/platform/markdown.server.ts'
import { mayDecide } from './domain/policy.ts'
import type { ReportRow } from './repository.server.ts'
import { reasons, type Reason, type SubjectKind } from './schema.ts'

export type ReportView = ReturnType<typeof reportView>

/** A report as those who decide it read it. The reporter stays unnamed for the moderators of a group. */
export function reportView(row: ReportRow, actor: Actor, keepsGroup: boolean) {
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
    can: { decide: mayDecide(actor, { ...row, keepsGroup }).allowed, sanction: isSite && row.authorId !== null },
  }
}

/** The page of something that was reported. */
export function subjectPath(kind: SubjectKind, key: string, id: string): string {
  switch (kind) {
    case 'thread':
      return paths.thread(key)
    case 'reply':
      return paths.reply(key, id)
    case 'event':
      return paths.event(key)
    case 'group':
      return paths.group(key)
    case 'space':
      return paths.space(key)
    case 'member':
      return paths.member(key)
  }
}
