import { beforeAll, expect, test } from 'vitest'
import { deliverEmail, queueEmail } from '#app/platform/email.server.ts'
import { db, inTransaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { ok } from '#app/lib/result.ts'
import { useDatabase } from '#test/database.ts'
import { as, asVisitor, makeMember, NOON } from '#test/factories.ts'
import { readMailStop } from '../queries/read-mail-stop.server.ts'
import { resumeMail } from './resume-mail.server.ts'
import { takeMailReport } from './take-mail-report.server.ts'

beforeAll(() => {
  process.env.RESEND_API_KEY = 're_test'
  process.env.MAIL_FROM ||= 'Guildhall <hall@example.org>'
})
useDatabase()

test('an address that bounced gets no more mail, whatever its case, until its member asks for it again', async () => {
  const ada = await makeMember({ email: 'Ada@Example.org' })
  const sent = await queued(ada.email)
  await db().mail.update({ where: { id: sent }, data: { status: 'sent', providerId: 're_7' } })
  const report = { providerId: 're_7', addresses: ['ada@example.org'], reason: 'bounced' as const, at: NOON }
  await takeMailReport(asVisitor(), report)
  await takeMailReport(asVisitor(), { ...report, reason: 'complained' })

  expect(await stateOf(sent)).toBe('bounced')
  expect(await readMailStop(as(ada))).toMatchObject({ reason: 'bounced', since: NOON.toISOString() })
  const next = await queued(ada.email)
  await deliverEmail(db(), next, NOON)
  expect(await stateOf(next)).toBe('stopped')

  await resumeMail(as(ada))
  expect(await readMailStop(as(ada))).toBeNull()
})

async function queued(to: string): Promise<string> {
  const id = newId()
  await inTransaction(asVisitor(), async (tx) => {
    await queueEmail(tx, { id, to, at: NOON }, { subject: 'A seat is yours', paragraphs: ['Come along.'] })
    return ok()
  })
  return id
}

async function stateOf(id: string): Promise<string> {
  return (await db().mail.findUniqueOrThrow({ where: { id } })).status
}
