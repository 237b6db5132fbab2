import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ok } from '#app/lib/result.ts'
import { database, db, inTransaction, type Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { useDatabase } from '#test/database.ts'
import { makeEvent } from '#test/factories-events.ts'
import { makeMember, NOON } from '#test/factories.ts'
import {
  claimSeat,
  closeResource,
  confirmSeat,
  findUnsettled,
  handOverSeat,
  holdSeat,
  inviteToSeat,
  openResource,
  releaseSeat,
  reopenResource,
  setCapacity,
  setTerms,
  settle,
  placeOf,
  type Change,
  type Holder,
  type Holding,
  type Seating,
} from './engine.server.ts'
import { SeatModel, type Terms, type Told } from './seat-model.ts'

useDatabase()

const HISTORIES = Number(process.env.SEAT_HISTORIES ?? 320)
const kinds = ['event-seat', 'session-seat', 'slot', 'mentor-capacity'] as const
const names = ['ann', 'bo', 'cy', 'dee', 'eli', 'fay', 'guest-gus', 'guest-hal']
let people: Map<string, Holder>

beforeAll(async () => {
  const eventId = await makeEvent(await makeMember())
  const { id: occurrenceId } = await db().occurrence.findFirstOrThrow({ where: { eventId } })
  people = new Map()
  for (const name of names) {
    if (!name.startsWith('guest')) people.set(name, { memberId: (await makeMember()).id })
    else {
      const id = newId()
      await db().eventGuest.create({ data: { id, occurrenceId, name, email: `${name}@example.org`, createdAt: NOON } })
      people.set(name, { guestId: id })
    }
  }
})

type Hall = { tx: Tx; resourceId: string }
type Command = fc.AsyncCommand<SeatModel, Hall>

const who = fc.constantFrom(...names)
const party = fc.integer({ min: 1, max: 3 })
const minute = fc.integer({ min: 0, max: 120 })
const capacity = fc.option(fc.nat({ max: 5 }), { freq: 6 })
const offers = fc.option(
  fc.record({
    from: minute,
    minutes: fc.integer({ min: 1, max: 40 }),
    before: fc.option(fc.integer({ min: 60, max: 200 })),
  }),
  { freq: 2 },
)
const window = fc.record({ opens: fc.option(minute, { freq: 1 }), closes: fc.option(minute, { freq: 1 }) })
const terms: fc.Arbitrary<Terms> = fc.record({
  capacity,
  offers,
  window: fc.oneof(
    { weight: 4, arbitrary: fc.constant({ opens: null, closes: null }) },
    { weight: 1, arbitrary: window },
  ),
})

const claims = fc.record({ who, party, inTime: fc.boolean() }).map(({ who, party, inTime }) =>
  step(
    `${who} claims ${party}${inTime ? ', asked in time' : ''}`,
    (model) => model.claim(who, party, inTime),
    (hall, at) => claimSeat(hall.tx, { ...of(who), resourceId: hall.resourceId, party, inTime, at }),
  ),
)
const commands = fc.commands(
  [
    claims,
    claims,
    fc.record({ who, party, minutes: fc.integer({ min: 1, max: 30 }) }).map(({ who, party, minutes }) =>
      step(
        `${who} holds ${party} for ${minutes} min`,
        (model) => model.hold(who, party, minutes),
        (hall, at) =>
          holdSeat(hall.tx, {
            ...of(who),
            resourceId: hall.resourceId,
            party,
            at,
            until: new Date(at.getTime() + minutes * 60_000),
          }),
      ),
    ),
    who.map((who) =>
      step(
        `${who} confirms`,
        (model) => model.confirm(who),
        (hall, at) => confirmSeat(hall.tx, { ...of(who), resourceId: hall.resourceId, at }),
      ),
    ),
    who.map((who) =>
      step(
        `${who} leaves or passes`,
        (model) => model.release(who),
        (hall, at) => releaseSeat(hall.tx, { ...of(who), resourceId: hall.resourceId, at }),
      ),
    ),
    who.map((who) =>
      step(
        `${who} is invited`,
        (model) => model.invite(who),
        (hall, at) => inviteToSeat(hall.tx, { ...of(who), resourceId: hall.resourceId, at }),
        true,
      ),
    ),
    fc.record({ from: who, to: who }).map(({ from, to }) =>
      step(
        `${from} hands over to ${to}`,
        (model) => model.handOver(from, to),
        ({ tx, resourceId }) => handOverSeat(tx, { resourceId, from: of(from), to: of(to) }),
      ),
    ),
    capacity.map((to) =>
      step(
        `capacity becomes ${to ?? 'unlimited'}`,
        (model) => model.resize(to),
        (hall, at) => setCapacity(hall.tx, { resourceId: hall.resourceId, capacity: to, at }),
      ),
    ),
    window.map((to) =>
      step(
        `the window becomes ${fc.stringify(to)}`,
        (model) => model.change({ window: to }),
        (hall, at) => setTerms(hall.tx, { resourceId: hall.resourceId, window: windowOf(to), at }),
      ),
    ),
    offers.map((to) =>
      step(
        `offers become ${fc.stringify(to)}`,
        (model) => model.change({ offers: to }),
        (hall, at) => setTerms(hall.tx, { resourceId: hall.resourceId, offers: offersOf(to), at }),
      ),
    ),
    fc.constant(
      step(
        'it closes',
        (model) => model.close(),
        ({ tx, resourceId }, at) => closeResource(tx, { resourceId, at }),
      ),
    ),
    fc.constant(
      step(
        'it reopens',
        (model) => model.reopen(),
        ({ tx, resourceId }, at) => reopenResource(tx, { resourceId, at }),
      ),
    ),
    fc.constant(
      step(
        'the clock strikes',
        (model) => model.tick(),
        async ({ tx, resourceId }, at) => ({
          changes: await settle(tx, { resourceId, at }),
        }),
      ),
    ),
    // The clocks of several processes disagree: now and then one is behind.
    fc
      .oneof({ weight: 1, arbitrary: fc.constant(-1) }, { weight: 6, arbitrary: fc.integer({ min: 1, max: 45 }) })
      .map(passes),
    fc.integer({ min: 1, max: 20 }).map(passes),
  ],
  { maxCommands: 28, size: '+1' },
)

describe('any history of a scarce thing', () => {
  it(
    'ends as the house rules say: never over capacity, nobody passed, each promotion once, places dense',
    async () => {
      await Promise.all(
        kinds.map((kind) =>
          fc.assert(
            fc.asyncProperty(terms, commands, async (terms, steps) => {
              await undone(async (tx) => {
                const model = new SeatModel(terms)
                const { capacity, offers, window } = terms
                const resourceId = await openResource(tx, {
                  kind,
                  capacity,
                  at: NOON,
                  offers: offersOf(offers) ?? undefined,
                  window: windowOf(window),
                })
                await fc.asyncModelRun(() => ({ model, real: { tx, resourceId } }), steps)
                const at = atMinute(model.now)
                const waiting = model.state().waitlist.map((one) => one.split(' ')[0]!)
                const places = await Promise.all(waiting.map((name) => placeOf(tx, resourceId, of(name), at)))
                expect(places.map((one) => one?.position)).toEqual(waiting.map((_, index) => index + 1))
              })
            }),
            { numRuns: Math.ceil(HISTORIES / kinds.length), endOnFailure: false },
          ),
        ),
      )
    },
    60_000 + HISTORIES * 300,
  )
})

describe('a seat', () => {
  it('goes to exactly as many as there are, however many ask at once, and the rest stand in one line', async () => {
    const resourceId = await opened(3)
    const seated = await Promise.all(
      [...people.values()].map((holder) => done((tx) => claimSeat(tx, { ...holder, resourceId, party: 1, at: NOON }))),
    )
    expect(seated.filter((one) => one.state === 'confirmed')).toHaveLength(3)
    const places = seated.flatMap((one) => (one.state === 'queued' ? [one.position] : []))
    expect(places.sort()).toEqual([1, 2, 3, 4, 5])
  })

  it('frees for exactly the next in line while people leave, capacity grows and others ask, all at once', async () => {
    const resourceId = await opened(2)
    for (const name of names.slice(0, 6)) {
      await done((tx) => claimSeat(tx, { ...of(name), resourceId, party: 1, at: NOON }))
    }
    const at = atMinute(1)
    const changes: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => releaseSeat(tx, { ...of('ann'), resourceId, at }),
      (tx) => releaseSeat(tx, { ...of('bo'), resourceId, at }),
      (tx) => setCapacity(tx, { resourceId, capacity: 3, at }),
      (tx) => claimSeat(tx, { ...of('guest-gus'), resourceId, party: 1, at }),
      (tx) => claimSeat(tx, { ...of('guest-hal'), resourceId, party: 1, at }),
    ]
    await Promise.all(changes.map((change) => done(change)))
    const states = await Promise.all(names.map((name) => placeOf(db(), resourceId, of(name), at)))
    expect(states.slice(0, 2)).toEqual([null, null])
    expect(states.slice(2, 5).map((one) => one?.state)).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(states[5]).toMatchObject({ state: 'queued', position: 1 })
    const last = states.slice(6).map((one) => one?.position)
    expect(last.sort()).toEqual([2, 3])
  })

  it('that is held goes to one of all who try to hold it at once, and to the next when the hold has run out', async () => {
    const resourceId = await opened(1)
    const until = atMinute(5)
    const hold = (holder: Holder, at: Date) =>
      done((tx) => holdSeat(tx, { ...holder, resourceId, party: 1, until, at }))
    const held = await Promise.all([...people.values()].map((holder) => hold(holder, NOON)))
    expect(held.filter((one) => one.state === 'held')).toHaveLength(1)
    expect(held.filter((one) => one.state === 'refused' && one.why === 'taken')).toHaveLength(7)
    const first = names[held.findIndex((one) => one.state === 'held')]!
    expect(await placeOf(db(), resourceId, of(first), atMinute(4))).toMatchObject({ state: 'held', until })
    expect(await placeOf(db(), resourceId, of(first), atMinute(5))).toBeNull()
    const next = names.find((name) => name !== first)!
    const taken = await done((tx) => claimSeat(tx, { ...of(next), resourceId, party: 1, at: atMinute(5) }))
    expect(taken).toMatchObject({ state: 'confirmed', changes: [{ became: 'lapsed', was: 'held', holder: of(first) }] })
  })

  it('is found by the clock when a hold or an offer runs out, and when a window opens on a line, and not otherwise', async () => {
    const resourceId = await opened(1)
    const unsettled = (at: Date) => findUnsettled(db(), ['event-seat'], at)
    await done((tx) => holdSeat(tx, { ...of('ann'), resourceId, party: 1, until: atMinute(5), at: NOON }))
    await done((tx) => claimSeat(tx, { ...of('bo'), resourceId, party: 1, at: NOON }))
    expect(await unsettled(atMinute(4))).not.toContain(resourceId)
    expect(await unsettled(atMinute(5))).toContain(resourceId)
    await done((tx) => settle(tx, { resourceId, at: atMinute(5) }))
    expect(await placeOf(db(), resourceId, of('bo'), atMinute(5))).toMatchObject({ state: 'confirmed' })

    await done((tx) => claimSeat(tx, { ...of('cy'), resourceId, party: 1, at: atMinute(6) }))
    await done((tx) => setTerms(tx, { resourceId, window: windowOf({ opens: 30, closes: 60 }), at: atMinute(7) }))
    await done((tx) => releaseSeat(tx, { ...of('bo'), resourceId, at: atMinute(8) }))
    expect(await unsettled(atMinute(29))).not.toContain(resourceId)
    expect(await unsettled(atMinute(30))).toContain(resourceId)
    expect(await unsettled(atMinute(60))).not.toContain(resourceId)
  })
})

function step(
  words: string,
  told: (model: SeatModel) => unknown,
  play: (hall: Hall, at: Date) => Promise<unknown>,
  mayOverfill = false,
): Command {
  return {
    check: () => true,
    run: async (model, hall) => {
      const before = model.seats()
      const said = inMinutes(await play(hall, atMinute(model.now)))
      expect(said).toEqual(told(model))
      expect(await readState(hall)).toEqual(model.state())
      if (!mayOverfill) expect(model.seats()).toBeLessThanOrEqual(Math.max(before, model.terms.capacity ?? Infinity))
    },
    toString: () => words,
  }
}

function passes(minutes: number): Command {
  return {
    check: () => true,
    run: async (model) => void (model.now += minutes),
    toString: () => `${minutes} min pass`,
  }
}

/** An engine's answer in the words of the model. */
function inMinutes(answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null) return answer
  const { changes, ...rest } = answer as (Seating | Holding) & { changes: Change[] }
  const until = 'until' in rest ? { until: minuteOf(rest.until) } : {}
  const claimed = 'claimed' in rest ? { claimed: rest.claimed.state } : {}
  return { ...rest, ...until, ...claimed, told: tell(changes) }
}

function tell(changes: Change[]): Told[] {
  const told = changes.map(({ holder, ...change }): Told => {
    const name = names.find((name) => JSON.stringify(of(name)) === JSON.stringify(holder))!
    return 'until' in change ? { who: name, ...change, until: minuteOf(change.until) } : { who: name, ...change }
  })
  const lapsed = told.filter(({ became }) => became === 'lapsed').sort((a, b) => (a.who < b.who ? -1 : 1))
  return [...lapsed, ...told.filter(({ became }) => became !== 'lapsed')]
}

async function readState({ tx, resourceId }: Hall) {
  const rows = await tx.$queryRaw<
    { confirmed: number; reserved: number; queued: number; holder: string | null; state: string; party: number }[]
  >`
    select r.confirmed, r.reserved, r.queued, coalesce(c.member_id, c.guest_id) as holder, c.state, c.party
    from seat_resources r
    left join claims c on c.resource_id = r.id and c.state in ('held', 'confirmed', 'queued', 'offered')
    where r.id = ${resourceId} order by c.joined_at, c.id`
  const { confirmed, reserved, queued } = rows[0]!
  const nameOf = (id: string) => names.find((name) => Object.values(of(name)).includes(id))!
  const claims = rows.flatMap((row) => (row.holder ? [{ ...row, name: nameOf(row.holder) }] : []))
  const sum = (states: string[]) =>
    claims.filter(({ state }) => states.includes(state)).reduce((total, one) => total + one.party, 0)
  expect({ confirmed, reserved }).toEqual({ confirmed: sum(['confirmed']), reserved: sum(['held', 'offered']) })
  return {
    confirmed,
    reserved,
    queued,
    places: claims
      .filter(({ state }) => state !== 'queued')
      .map(({ name, state, party }) => `${name} ${state} ${party}`)
      .sort(),
    waitlist: claims.filter(({ state }) => state === 'queued').map(({ name, party }) => `${name} ${party}`),
  }
}

function of(name: string): Holder {
  return people.get(name)!
}

function atMinute(minute: number): Date {
  return new Date(NOON.getTime() + minute * 60_000)
}

function minuteOf(at: Date): number {
  return (at.getTime() - NOON.getTime()) / 60_000
}

function windowOf({ opens, closes }: Terms['window']) {
  return { opensAt: opens === null ? null : atMinute(opens), closesAt: closes === null ? null : atMinute(closes) }
}

function offersOf(offers: Terms['offers']) {
  return (
    offers && {
      ...offers,
      from: atMinute(offers.from),
      before: offers.before === null ? null : atMinute(offers.before),
    }
  )
}

async function opened(capacity: number): Promise<string> {
  return done((tx) => openResource(tx, { kind: 'event-seat', capacity, at: NOON }))
}

async function done<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return (await inTransaction({ db: db(), now: NOON }, async (tx) => ok(await work(tx)))).value
}

/** Runs a history and leaves no trace of it; a busy machine may take its time. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  const undo = new Error('undone')
  const history = database().prisma.$transaction(
    async (connection) => {
      await work(connection as Tx)
      throw undo
    },
    { maxWait: 600_000, timeout: 600_000 },
  )
  await history.catch((error: unknown) => {
    if (error !== undo) throw error
  })
}
