import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ok } from '#app/lib/result.ts'
import { db, inTransaction, type Tx } from '#app/platform/database.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeMember, NOON } from '#test/factories.ts'
import {
  claimSeat,
  closeResource,
  inviteToSeat,
  openResource,
  releaseSeat,
  reopenResource,
  setCapacity,
  standingOf,
} from './engine.server.ts'
import { SeatModel } from './seat-model.ts'

useDatabase()

const HISTORIES = Number(process.env.SEAT_HISTORIES ?? 120)
const kinds = ['event-seat', 'session-seat', 'slot', 'mentor-capacity'] as const
let people: string[] = []

beforeAll(async () => {
  people = []
  for (let i = 0; i < 8; i++) people.push((await makeMember()).id)
})

const person = fc.nat({ max: 7 })
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('claim' as const), who: person, party: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('release' as const), who: person }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('resize' as const), to: fc.option(fc.nat({ max: 6 }), { freq: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('invite' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'reopen' as const) }) },
)
const history = fc.record({
  kind: fc.constantFrom(...kinds),
  capacity: fc.option(fc.nat({ max: 5 }), { freq: 6 }),
  steps: fc.array(step, { minLength: 4, maxLength: 24 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

describe('any history of a scarce thing', () => {
  it('ends as the house rules say: never over capacity, nobody passed, each promotion once, places dense', async () => {
    await fc.assert(
      fc.asyncProperty(history, async ({ kind, capacity, steps }) => {
        await inTransaction({ db: db(), now: NOON }, async (tx) => {
          const resourceId = await openResource(tx, { kind, capacity, at: NOON })
          const model = new SeatModel(capacity)
          for (const [index, one] of steps.entries()) {
            // Clocks of several processes disagree: now and then one is behind.
            const at = new Date(NOON.getTime() + (index % 5 === 4 ? -60_000 : index * 1000))
            const seats = model.seats()
            const [said, expected] = [await play(tx, resourceId, one, at), playModel(model, one)]
            expect(said).toEqual(expected)
            expect(await readState(tx, resourceId)).toEqual(model.state())
            if (one.do !== 'invite')
              expect(model.seats()).toBeLessThanOrEqual(Math.max(seats, model.capacity ?? Infinity))
          }
          return ok()
        })
      }),
      { numRuns: HISTORIES, endOnFailure: false },
    )
  }, 600_000)
})

describe('a seat', () => {
  it('goes to exactly as many as there are, however many ask at once, and the rest stand in one line', async () => {
    const resourceId = await inTransaction({ db: db(), now: NOON }, async (tx) =>
      ok(await openResource(tx, { kind: 'event-seat', capacity: 3, at: NOON })),
    )
    if (!resourceId.ok) throw new Error('not opened')
    const id = resourceId.value
    const answers = await Promise.all(
      people.map((memberId) =>
        inTransaction({ db: db(), now: NOON }, async (tx) =>
          ok(await claimSeat(tx, { resourceId: id, memberId, party: 1, at: NOON })),
        ),
      ),
    )
    const seated = answers.flatMap((answer) => (answer.ok ? [answer.value] : []))
    expect(seated.filter((one) => one.state === 'confirmed')).toHaveLength(3)
    const places = seated.flatMap((one) => (one.state === 'queued' ? [one.position] : []))
    expect(places.sort()).toEqual([1, 2, 3, 4, 5])
  })

  it('frees for exactly the next in line while people leave, capacity grows and others ask, all at once', async () => {
    const opened = await inTransaction({ db: db(), now: NOON }, async (tx) => {
      const id = await openResource(tx, { kind: 'event-seat', capacity: 2, at: NOON })
      for (const memberId of people.slice(0, 6)) await claimSeat(tx, { resourceId: id, memberId, party: 1, at: NOON })
      return ok(id)
    })
    if (!opened.ok) throw new Error('not opened')
    const resourceId = opened.value
    const at = new Date(NOON.getTime() + 1000)
    const changes: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => releaseSeat(tx, { resourceId, memberId: people[0]!, at }),
      (tx) => releaseSeat(tx, { resourceId, memberId: people[1]!, at }),
      (tx) => setCapacity(tx, { resourceId, capacity: 3, at }),
      (tx) => claimSeat(tx, { resourceId, memberId: people[6]!, party: 1, at }),
      (tx) => claimSeat(tx, { resourceId, memberId: people[7]!, party: 1, at }),
    ]
    await Promise.all(
      changes.map((change) => inTransaction({ db: db(), now: at }, async (tx) => ok(void (await change(tx))))),
    )
    const states = await Promise.all(people.map((memberId) => standingOf(db(), resourceId, memberId)))
    expect(states.slice(0, 2)).toEqual([null, null])
    expect(states.slice(2, 5).map((one) => one?.state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(states[5]).toMatchObject({ state: 'queued', position: 1 })
    expect(
      states
        .slice(6)
        .map((one) => one?.position)
        .sort(),
    ).toEqual([2, 3])
  })
})

async function play(tx: Tx, resourceId: string, one: Step, at: Date) {
  switch (one.do) {
    case 'claim':
      return claimSeat(tx, { resourceId, memberId: people[one.who]!, party: one.party, at })
    case 'invite':
      return inviteToSeat(tx, { resourceId, memberId: people[one.who]!, at })
    case 'release':
      return releaseSeat(tx, { resourceId, memberId: people[one.who]!, at })
    case 'resize':
      return setCapacity(tx, { resourceId, capacity: one.to, at })
    case 'close':
      return void (await closeResource(tx, { resourceId, at }))
    case 'reopen':
      return reopenResource(tx, { resourceId, at })
  }
}

function playModel(model: SeatModel, one: Step) {
  switch (one.do) {
    case 'claim':
      return model.claim(people[one.who]!, one.party)
    case 'invite':
      return model.invite(people[one.who]!)
    case 'release':
      return model.release(people[one.who]!)
    case 'resize':
      return model.resize(one.to)
    case 'close':
      return model.close()
    case 'reopen':
      return model.reopen()
  }
}

async function readState(tx: Tx, resourceId: string) {
  const [counts] = await tx.$queryRaw<{ taken: number; waiting: number }[]>`
    select confirmed as taken, queued as waiting from seat_resources where id = ${resourceId}`
  const claims = await tx.$queryRaw<{ memberId: string; party: number; state: string }[]>`
    select member_id as "memberId", party, state from claims
    where resource_id = ${resourceId} and state in ('confirmed', 'queued') order by joined_at, id`
  const seated = claims
    .filter((claim) => claim.state === 'confirmed')
    .map(({ memberId, party }) => [memberId, party] as const)
  const line = claims
    .filter((claim) => claim.state === 'queued')
    .map(({ memberId, party }) => [memberId, party] as const)
  const places = await Promise.all(
    line.map(async ([memberId]) => (await standingOf(tx, resourceId, memberId))?.position),
  )
  return { ...counts, seated: new Map(seated), line, places }
}
