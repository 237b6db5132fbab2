import { paths } from '#app/paths.ts'
import { isSiteModerator, type Actor } from '#app/modules/accounts/domain/actor.ts'
import { excerptOf } from '#app/lib/excerpt.ts'
import { mayAppeal } from './domain/policy.ts'
import { reasons, type Reason, type SubjectKind } from './domain/report.ts'

type SanctionRow = {
  id: string
  memberId: string
  kind: string
  reason: string
  startsAt: Date
  endsAt: Date
  liftedAt: Date | null
  appeal: string
  appealedAt: Date | null
}

export type SanctionView = ReturnType<typeof sanctionView>

export type ReportedWords = {
  kind: SubjectKind
  /** What it is called, or for a reply its thread; null where the viewer may not know. */
  title: string | null
  words: string
  saidAt: Date | null
}

/** The report that led to a sanction: what it was for, and the words it was about. */
type Cause = { about: string | null; reported: ReportedWords | null }

/** What its subject and the site's moderators read of a sanction. */
export function sanctionView(row: SanctionRow, actor: Actor, { about, reported }: Cause, now: Date) {
  const isOver = row.liftedAt !== null || row.endsAt <= now
  return {
    id: row.id,
    kind: row.kind,
    about: about && about in reasons ? reasons[about as Reason] : '',
    reported: reported && reportedView(reported),
    reason: row.reason,
    from: row.startsAt.toISOString(),
    until: row.endsAt.toISOString(),
    isOver,
    appeal: row.appeal,
    can: {
      appeal: mayAppeal(actor, row, now).allowed,
      lift: isSiteModerator(actor) && row.memberId !== actor.id && !isOver,
    },
  }
}

/** The words as a quotation and where they stood, without a way there: it may be closed to their author. */
function reportedView({ kind, title, words, saidAt }: ReportedWords) {
  return { where: placeOf(kind, title), words: excerptOf(words, 600), saidAt: saidAt?.toISOString() ?? null }
}

function placeOf(kind: SubjectKind, title: string | null): string {
  switch (kind) {
    case 'reply':
      return title ? `A reply in “${title}”` : 'A reply in a group'
    case 'member':
      return 'The profile'
    case 'missed-talk':
      return 'A talk recorded as missed'
    default:
      return title ? `“${title}”` : 'Something that is gone'
  }
}

export type ReportView = {
  id: string
  kind: SubjectKind
  title: string
  /** Null when it is gone. */
  href: string | null
  words: string
  author: { name: string; href: string } | null
  group: string | null
  reason: string
  details: string
  /** Named to the site's moderators alone. */
  reporter: string | null
  /** How many other reports there are of the same thing. */
  others: number
  at: string
  can: { decide: boolean; sanction: boolean }
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
    case 'missed-talk':
      return paths.booking(key)
  }
}
