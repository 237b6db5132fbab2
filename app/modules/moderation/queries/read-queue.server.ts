import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { reportView } from '../report-view.server.ts'
import { listLiveSanctions, listReports } from '../repository.server.ts'

/** What waits for the site's moderators, oldest first, and the sanctions in force. Two statements. */
export async function readQueue({ actor, db, now }: MemberContext) {
  const [rows, sanctions] = await Promise.all([listReports(db, { status: 'open' }, 50), listLiveSanctions(db, now, 50)])
  return {
    reports: rows.map((row) => reportView(row, actor, false)),
    sanctions: sanctions.map(({ id, kind, reason, startsAt, endsAt, appeal, name, handle }) => ({
      id,
      kind,
      reason,
      from: startsAt.toISOString(),
      until: endsAt.toISOString(),
      appeal,
      name,
      handle,
    })),
  }
}
