import { paths } from '#app/paths.ts'
import type { SubjectKind } from './domain/report.ts'

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
