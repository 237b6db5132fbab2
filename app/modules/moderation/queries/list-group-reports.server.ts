import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { reportView } from '../report-view.server.ts'
import { moderatesGroup, listReports } from '../repository.server.ts'
import type { ReportView } from '../view.ts'

/** The open reports of a group for those who moderate it; empty for anyone else. Two statements. */
export async function listGroupReports({ actor, db }: MemberContext, groupId: string): Promise<ReportView[]> {
  if (!(await moderatesGroup(db, groupId, actor.id))) return []
  const rows = await listReports(db, { groupId, status: 'open' }, 50)
  return rows.map((row) => reportView(row, actor, true))
}
