import { describe, expect, it } from 'vitest'
import type { Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { db, Prisma, type Tx } from '#app/platform/database.server.ts'
import { whileItWaits } from '#test/at-once.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent, takeFacts } from '#test/factories-events.ts'
import { as, makeMember } from '#test/factories.ts'
import { cancelEvent } from './cancel-event.server.ts'
import { reinstateEvent } from './reinstate-event.server.ts'

useDatabase()

async function scene(fact: string) {
  const [host, helper] = await Promise.all([makeMember(), makeMember()])
  const eventId = await makeEvent(host)
  await db().eventOrganizer.create({ data: { eventId, memberId: helper.id } })
  if (fact === 'event.reinstated') await cancel(as(host), eventId)
  await takeFacts()
  return { eventId, host, helper }
}

const cancel = (ctx: MemberContext, eventId: string) => cancelEvent(ctx, { eventId, reason: 'The roof leaks.' })
type Case = [what: string, fact: string, act: (ctx: MemberContext, eventId: string) => Promise<Result>]
const cases: Case[] = [
  ['calling an event off', 'event.cancelled', cancel],
  ['bringing an event back', 'event.reinstated', (ctx, eventId) => reinstateEvent(ctx, { eventId })],
]

describe.each(cases)('%s', (_, fact, act) => {
  it('by two organizers at once is told once', async () => {
    const { eventId, host, helper } = await scene(fact)
    const results = await Promise.all([act(as(host), eventId), act(as(helper), eventId)])
    expect(results.map(({ ok }) => ok)).toEqual([true, true])
    expect((await takeFacts()).filter(({ kind }) => kind === fact)).toHaveLength(1)
  })

  it('is not for somebody who stopped organizing it while they waited for it', async () => {
    const { eventId, helper } = await scene(fact)
    const lock = Prisma.sql`select 1 from events where id = ${eventId} for update`
    const leave = (tx: Tx) => tx.eventOrganizer.deleteMany({ where: { eventId, memberId: helper.id } })
    const result = await whileItWaits(lock, () => act(as(helper), eventId), leave)
    expect(result).toMatchObject({ ok: false, problem: { kind: 'not-allowed' } })
    expect((await takeFacts()).filter(({ kind }) => kind === fact)).toEqual([])
  })
})
