import { expect, test } from 'vitest'
import { ok, refuse } from '#app/lib/result.ts'
import { factOf } from '#app/lib/fact.ts'
import { useDatabase } from '#test/database.ts'
import { asVisitor, makeMember, NOON } from '#test/factories.ts'
import { db, inTransaction, sqlState } from './database.server.ts'
import { newId } from './ids.server.ts'
import { announce } from './outbox.server.ts'
import { inRequestScope } from './request-scope.server.ts'

useDatabase()

const somethingHappened = factOf('something.happened')<{ id: string }>()

async function waitingFacts() {
  const rows = await db().$queryRaw<
    { n: number }[]
  >`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'fact'`
  return rows[0]!.n
}

test('a refusal rolls back the change and what it announced', async () => {
  const before = await waitingFacts()
  const member = await makeMember()
  const result = await inTransaction(asVisitor(), async (tx) => {
    await tx.member.update({ where: { id: member.id }, data: { name: 'Changed' } })
    await announce(tx, somethingHappened({ id: member.id }), NOON)
    return refuse('conflict', 'No.')
  })
  expect(result).toMatchObject({ ok: false, problem: { reason: 'No.' } })
  expect((await db().member.findUniqueOrThrow({ where: { id: member.id } })).name).toBe(member.name)
  expect(await waitingFacts()).toBe(before)
})

test('a form sent ten times at once is done once, and each post hears the same answer', async () => {
  const ctx = { ...asVisitor(), formId: 'form-abcdef' }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      inTransaction(ctx, async (tx) => {
        const id = newId()
        await announce(tx, somethingHappened({ id }), NOON)
        return ok(id)
      }),
    ),
  )
  expect(new Set(answers.map((answer) => (answer.ok ? answer.value : ''))).size).toBe(1)
})

test('a form that was refused may be sent again', async () => {
  const ctx = { ...asVisitor(), formId: 'form-ghijkl' }
  await inTransaction(ctx, async () => refuse('conflict'))
  expect(await inTransaction(ctx, async () => ok(7))).toEqual({ ok: true, value: 7 })
})

test('one person’s form id is not another’s', async () => {
  const [a, b] = [await makeMember(), await makeMember()]
  const by = (actor: typeof a) => ({ ...asVisitor(), actor, formId: 'form-shared' })
  expect(await inTransaction(by(a), async () => ok('a'))).toEqual({ ok: true, value: 'a' })
  expect(await inTransaction(by(b), async () => ok('b'))).toEqual({ ok: true, value: 'b' })
})

test('two who replace the same rows at once both succeed, one after the other', async () => {
  const { id: memberId } = await makeMember()
  let arrived = 0
  let open = () => {}
  const bothArrived = new Promise<void>((resolve) => (open = resolve))
  const replace = (slug: string) =>
    inTransaction(asVisitor(), async (tx) => {
      await tx.memberCertification.deleteMany({ where: { memberId } })
      if ((arrived += 1) === 2) open()
      await bothArrived
      await tx.memberCertification.create({ data: { memberId, label: 'Same', slug } })
      return ok()
    })
  const results = await Promise.all([replace('first'), replace('second')])
  expect(results.map((result) => result.ok)).toEqual([true, true])
  expect(arrived).toBe(3)
  expect(await db().memberCertification.count({ where: { memberId } })).toBe(1)
})

test('the state of a broken constraint is found under every wrapping', async () => {
  const member = await makeMember()
  const twice = db().member.create({
    data: { id: newId(), handle: member.handle, email: 'other@example.org', name: 'X', createdAt: NOON },
  })
  expect(sqlState(await twice.catch((error: unknown) => error))).toBe('23505')
  const check = db().$executeRaw`update members set handle = 'Not a handle' where id = ${member.id}`
  expect(sqlState(await check.catch((error: unknown) => error))).toBe('23514')
  expect(sqlState(new Error('other'))).toBeUndefined()
})

test('the audit log takes no change', async () => {
  const id = newId()
  await db().auditEntry.create({ data: { id, action: 'x', subjectKind: 'y', subjectId: 'z', createdAt: NOON } })
  await expect(db().auditEntry.delete({ where: { id } })).rejects.toThrow()
})

test('statements are counted for the request that sends them', async () => {
  const counted = await inRequestScope('test', async (scope) => {
    await db().$queryRaw`select 1`
    await db().$queryRaw`select 2`
    return scope.queries
  })
  expect(counted).toBe(2)
})
