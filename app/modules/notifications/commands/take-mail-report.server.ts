import { ok, type Result } from '#app/lib/result.ts'
import type { Context } from '#app/modules/accounts/context.server.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MailReport } from '#app/platform/mail-reports.server.ts'
import { markReported, stopMail } from '../repository.server.ts'

/** Writes no more to the addresses of a report, and notes it at the letter. Taking a report twice changes nothing. */
export async function takeMailReport(ctx: Context, report: MailReport): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await stopMail(tx, report.addresses, report.reason, report.at)
    await markReported(tx, report.providerId, report.reason)
    return ok()
  })
}
