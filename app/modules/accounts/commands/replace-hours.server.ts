import type { Tx } from '#app/platform/database.server.ts'
import type { WeekRule } from '#app/lib/week.ts'
import { replaceHours } from '../profile-repository.server.ts'

/** Writes when a member holds office hours each week, in wall time of their zone. */
export function replaceOfficeHours(tx: Tx, memberId: string, rules: readonly WeekRule[]): Promise<void> {
  return replaceHours(tx, memberId, 'office-hours', rules)
}
