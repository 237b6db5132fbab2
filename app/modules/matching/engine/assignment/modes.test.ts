import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { checkMatching } from './check.ts'
import { compileInstance } from './compile-instance.ts'
import type { Instance, Mode, Pair, PreferenceInstance, ScoredInstance } from './instance.ts'
import { modes } from './instance.ts'
import { pairsOf } from './pairs.ts'
import { reportOn } from './report.ts'
import { solveProgram } from './solve.ts'

describe('stable', () => {
  test('1,000 random cohorts with ties, gaps and capacities have no blocking pair', () => {
    fc.assert(
      fc.property(wishLists({ people: 14, ties: true }), (instance) => {
        const verdict = checkMatching(instance, matched(instance, 'stable'))
        expect(verdict).toMatchObject({ valid: true, stable: true, blockingPairs: [] })
      }),
      { numRuns: 1000, seed: 1 },
    )
  })

  test('without ties, each mentee of up to six gets the best mentor of any stable matching', () => {
    fc.assert(
      fc.property(wishLists({ people: 6, ties: false }), (instance) => {
        const stable = everyMatching(instance).filter((pairs) => blocking(instance, pairs).length === 0)
        const found = new Map(matched(instance, 'stable'))
        for (const { id, prefers = [] } of instance.mentees) {
          const best = Math.min(...stable.map((pairs) => rankOf(prefers, new Map(pairs).get(id))))
          expect(rankOf(prefers, found.get(id))).toBe(best)
        }
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  test('with ties, the matching of up to six is one of the stable ones found by trying all', () => {
    fc.assert(
      fc.property(wishLists({ people: 6, ties: true }), (instance) => {
        const stable = everyMatching(instance).filter((pairs) => blocking(instance, pairs).length === 0)
        expect(stable.map(sortedText)).toContain(sortedText(matched(instance, 'stable')))
      }),
      { numRuns: 300, seed: 3 },
    )
  })

  test('a mentee who strikes mentors off the list never ends with one they like better', () => {
    fc.assert(
      fc.property(wishLists({ people: 8, ties: false }), fc.nat(), fc.nat(), (instance, who, mask) => {
        const mentee = instance.mentees[who % instance.mentees.length]!
        const prefers = mentee.prefers ?? []
        const narrower = {
          ...instance,
          mentees: instance.mentees.map((other) =>
            other === mentee ? { ...other, prefers: prefers.filter((_, at) => (mask >> at) % 2 === 0) } : other,
          ),
        }
        const before = new Map(matched(instance, 'stable')).get(mentee.id)
        const after = new Map(matched(narrower, 'stable')).get(mentee.id)
        expect(rankOf(prefers, after)).toBeGreaterThanOrEqual(rankOf(prefers, before))
      }),
      { numRuns: 300, seed: 4 },
    )
  })
})

describe('stable, run again', () => {
  test('a newcomer whom a mentor likes better takes an open place, never that of a kept pair', () => {
    const mentors = [
      { id: 'm0', prefers: ['e9', 'e0'] },
      { id: 'm1', prefers: ['e9', 'e0'] },
    ]
    const mentees = [
      { id: 'e0', prefers: ['m1', 'm0'] },
      { id: 'e9', prefers: ['m0', 'm1'] },
    ]
    expect(matched({ mentees, mentors, keep: [['e0', 'm0']] }, 'stable')).toEqual([
      ['e0', 'm0'],
      ['e9', 'm1'],
    ])
  })
})

describe('total', () => {
  test('the total of 200 random cohorts equals that of the Hungarian method', () => {
    fc.assert(
      fc.property(scoredPairs({ people: 16, minimise: false }), (instance) => {
        expect(totalOf(instance, matched(instance, 'total'))).toBe(hungarianTotal(instance))
      }),
      { numRuns: 200, seed: 5 },
    )
  })

  test('so does that of 200 random cohorts in which everybody wants the same few mentors', () => {
    fc.assert(
      fc.property(contested(), (instance) => {
        expect(totalOf(instance, matched(instance, 'total'))).toBe(hungarianTotal(instance))
      }),
      { numRuns: 200, seed: 14 },
    )
  })

  test('with everyone or costs, it matches the most people and then has the best total of all matchings', () => {
    fc.assert(
      fc.property(scoredPairs({ people: 5 }), fc.boolean(), (scored, everyone) => {
        const instance = { ...scored, everyone }
        const first = everyone || instance.minimise === true
        const figure = (pairs: Pair[]) => {
          const total = (instance.minimise ? -1 : 1) * totalOf(instance, pairs)
          return first ? [pairs.length, total] : [total, pairs.length]
        }
        const best = everyMatching(instance).map(figure).sort(descending)[0]
        expect(figure(matched(instance, 'total'))).toEqual(best)
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  test('minimum loads are filled as far as possible before the total counts', () => {
    fc.assert(
      fc.property(scoredPairs({ people: 5 }), fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }), (scored, wanted) => {
        const capacity = scored.capacity ?? {}
        const minimum = Object.fromEntries(
          Object.entries(capacity).map(([id, places], at) => [id, Math.min(places, wanted[at] ?? 0)]),
        )
        const instance = { ...scored, minimum }
        const filled = (pairs: Pair[]) =>
          Object.entries(minimum).reduce(
            (sum, [id, count]) => sum + Math.min(count, pairs.filter(([, mentor]) => mentor === id).length),
            0,
          )
        const figure = (pairs: Pair[]) => [
          filled(pairs),
          instance.minimise ? pairs.length : 0,
          (instance.minimise ? -1 : 1) * totalOf(instance, pairs),
        ]
        const best = everyMatching(instance).map(figure).sort(descending)[0]
        expect(figure(matched(instance, 'total'))).toEqual(best)
      }),
      { numRuns: 200, seed: 7 },
    )
  })
})

describe('fair', () => {
  test('it matches the most people, then raises the minimum, then the total, over all matchings', () => {
    fc.assert(
      fc.property(scoredPairs({ people: 5 }), (instance) => {
        const sign = instance.minimise ? -1 : 1
        const figure = (pairs: Pair[]) => {
          const scores = pairs.map((pair) => sign * scoreOf(instance, pair))
          return [pairs.length, scores.length > 0 ? Math.min(...scores) : 0, sign * totalOf(instance, pairs)]
        }
        const best = everyMatching(instance).map(figure).sort(descending)[0]
        expect(figure(matched(instance, 'fair'))).toEqual(best)
      }),
      { numRuns: 300, seed: 8 },
    )
  })

  test('its minimum is never below that of a mode that matches as many people', () => {
    fc.assert(
      fc.property(scoredPairs({ people: 20, minimise: false }), (instance) => {
        const program = compileInstance(instance)
        const fair = reportOn(instance, program, solveProgram(program, 'fair'))
        for (const mode of ['stable', 'total'] as const) {
          const other = reportOn(instance, program, solveProgram(program, mode))
          expect(fair.matched).toBeGreaterThanOrEqual(other.matched)
          if (other.matched === fair.matched) expect(fair.min ?? 0).toBeGreaterThanOrEqual(other.min ?? 0)
        }
      }),
      { numRuns: 200, seed: 9 },
    )
  })
})

describe('every mode', () => {
  test('capacity is never exceeded, nobody is matched twice, only acceptable pairs are made', () => {
    fc.assert(
      fc.property(anyInstance(), anyMode(), (instance, mode) => {
        expect(checkMatching(instance, matched(instance, mode)).valid).toBe(true)
      }),
      { numRuns: 300, seed: 10 },
    )
  })

  test('pins are in the matching and forbidden pairs are not', () => {
    fc.assert(
      fc.property(anyInstance(), anyMode(), fc.nat(), (plain, mode, pick) => {
        const [pin, ...others] = rotated(everyPair(plain), pick)
        if (!pin || placesOf(plain).get(pin[1]) === 0) return
        const instance = { ...plain, pins: [pin], forbidden: others.slice(0, others.length >> 1) }
        const pairs = matched(instance, mode)
        expect(pairs).toContainEqual(pin)
        for (const pair of instance.forbidden) expect(pairs).not.toContainEqual(pair)
        expect(checkMatching(instance, pairs)).toMatchObject({ valid: true })
        if (mode === 'stable') expect(checkMatching(instance, pairs).blockingPairs).toEqual([])
      }),
      { numRuns: 300, seed: 11 },
    )
  })

  test('shuffled input gives the same bytes', () => {
    fc.assert(
      fc.property(anyInstance(), anyMode(), fc.nat(), (instance, mode, turn) => {
        expect(JSON.stringify(outcome(shuffled(instance, turn), mode))).toBe(JSON.stringify(outcome(instance, mode)))
      }),
      { numRuns: 300, seed: 12 },
    )
  })

  test('a re-run without any change keeps every pair, whichever mode made them', () => {
    fc.assert(
      fc.property(anyInstance(), anyMode(), (plain, mode) => {
        const keep = matched(plain, mode)
        expect(matched({ ...plain, keep }, mode)).toEqual(keep)
      }),
      { numRuns: 200, seed: 13 },
    )
  })

  test('a kept pair gives way in mode total only where that gains more than its weight', () => {
    const edges = [
      ['e1', 'm1', 0.5],
      ['e1', 'm2', 0.8],
    ] as const
    const keep = [['e1', 'm1']] as const
    expect(matched({ edges, keep, keepWeight: 0.31 }, 'total')).toEqual([['e1', 'm1']])
    expect(matched({ edges, keep, keepWeight: 0.29 }, 'total')).toEqual([['e1', 'm2']])
  })

  test('one person in a hundred leaving and one arriving changes fewer than two pairs in a hundred', () => {
    for (const mode of modes) {
      const before = cohort(200, 40, 6)
      const keep = matched(before, mode)
      const leavers = new Set(['e0017', 'e0101'])
      const after = cohort(202, 40, 6)
      const edges = after.edges.filter(([mentee]) => !leavers.has(mentee))
      const now = new Map(matched({ ...after, edges, keep }, mode))
      const stayed = keep.filter(([mentee]) => !leavers.has(mentee))
      const changed = stayed.filter(([mentee, mentor]) => now.get(mentee) !== mentor)
      expect(changed.length).toBeLessThan(0.02 * keep.length)
    }
  })
})

function matched(instance: Instance, mode: Mode): Pair[] {
  const program = compileInstance(instance)
  return pairsOf(program, solveProgram(program, mode))
}

function outcome(instance: Instance, mode: Mode): unknown {
  const program = compileInstance(instance)
  const mentorOf = solveProgram(program, mode)
  return { pairs: pairsOf(program, mentorOf), report: reportOn(instance, program, mentorOf) }
}

function wishLists({ people, ties }: { people: number; ties: boolean }): fc.Arbitrary<PreferenceInstance> {
  return fc.tuple(fc.integer({ min: 1, max: people }), fc.integer({ min: 1, max: people })).chain(([n, m]) => {
    const mentees = names('e', n)
    const mentors = names('m', m)
    return fc.record({
      mentees: fc.tuple(...mentees.map((id) => fc.record({ id: fc.constant(id), prefers: list(mentors, ties) }))),
      mentors: fc.tuple(
        ...mentors.map((id) =>
          fc.record(
            { id: fc.constant(id), capacity: fc.nat(3), prefers: list(mentees, ties) },
            { requiredKeys: ties ? ['id'] : ['id', 'prefers'] },
          ),
        ),
      ),
    })
  })
}

function list(ids: string[], ties: boolean): fc.Arbitrary<(string | string[])[]> {
  const order = fc.shuffledSubarray(ids)
  if (!ties) return order
  return fc
    .tuple(order, fc.array(fc.boolean(), { minLength: ids.length, maxLength: ids.length }))
    .map(([some, joins]) => {
      const groups: string[][] = []
      some.forEach((id, at) => (at > 0 && joins[at] ? groups.at(-1)!.push(id) : groups.push([id])))
      return groups.map((group) => (group.length === 1 ? group[0]! : group))
    })
}

function scoredPairs({ people, minimise }: { people: number; minimise?: boolean }): fc.Arbitrary<ScoredInstance> {
  return fc.tuple(fc.integer({ min: 1, max: people }), fc.integer({ min: 1, max: people })).chain(([n, m]) =>
    fc
      .record({
        pairs: fc.subarray(names('e', n).flatMap((e) => names('m', m).map((id) => [e, id] as const))),
        scores: fc.array(fc.integer({ min: -10, max: 40 }), { minLength: n * m, maxLength: n * m }),
        places: fc.array(fc.nat(3), { minLength: m, maxLength: m }),
        costs: minimise === undefined ? fc.boolean() : fc.constant(minimise),
      })
      .map(({ pairs, scores, places, costs }) => ({
        edges: pairs.map(([e, id], at) => [e, id, scores[at]! / 4] as const),
        capacity: Object.fromEntries(names('m', m).map((id, at) => [id, places[at]!])),
        mentees: names('e', n),
        minimise: costs,
      })),
  )
}

function contested(): fc.Arbitrary<ScoredInstance> {
  const size = fc.record({
    n: fc.integer({ min: 15, max: 45 }),
    m: fc.integer({ min: 3, max: 12 }),
    most: fc.integer({ min: 1, max: 4 }),
  })
  return size.chain(({ n, m, most }) =>
    fc
      .record({
        fame: fc.array(fc.nat(40), { minLength: m, maxLength: m }),
        taste: fc.array(fc.nat(23), { minLength: n * m, maxLength: n * m }),
        places: fc.array(fc.integer({ min: 1, max: most }), { minLength: m, maxLength: m }),
      })
      .map(({ fame, taste, places }) => ({
        mentees: names('e', n),
        edges: names('e', n).flatMap((mentee, e) =>
          names('m', m).flatMap((mentor, k) => {
            const liking = taste[e * m + k]!
            return liking % 4 === 0 ? [] : [[mentee, mentor, fame[k]! + liking] as const]
          }),
        ),
        capacity: Object.fromEntries(names('m', m).map((id, k) => [id, places[k]!])),
      })),
  )
}

function anyInstance(): fc.Arbitrary<Instance> {
  return fc.oneof(wishLists({ people: 8, ties: true }), scoredPairs({ people: 8 }))
}

function anyMode(): fc.Arbitrary<Mode> {
  return fc.constantFrom(...modes)
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`)
}

function everyPair(instance: Instance): Pair[] {
  if ('edges' in instance) return instance.edges.map(([mentee, mentor]) => [mentee, mentor])
  return instance.mentees.flatMap(({ id, prefers = [] }) => prefers.flat().map((mentor): Pair => [id, mentor]))
}

function placesOf(instance: Instance): Map<string, number> {
  if ('edges' in instance) return new Map(Object.entries(instance.capacity ?? {}))
  return new Map(instance.mentors.map(({ id, capacity = 1 }) => [id, capacity]))
}

function everyMatching(instance: Instance): Pair[][] {
  const mentees = 'edges' in instance ? (instance.mentees ?? []) : instance.mentees.map(({ id }) => id)
  const wishes = new Map<string, string[]>()
  for (const [mentee, mentor] of everyPair(instance)) {
    if (!accepts(instance, mentor, mentee)) continue
    wishes.set(mentee, [...(wishes.get(mentee) ?? []), mentor])
  }
  const found: Pair[][] = []
  const places = placesOf(instance)
  const extend = (at: number, pairs: Pair[]) => {
    const mentee = mentees[at]
    if (mentee === undefined) {
      found.push(pairs)
      return
    }
    extend(at + 1, pairs)
    for (const mentor of wishes.get(mentee) ?? []) {
      if (pairs.filter(([, other]) => other === mentor).length < (places.get(mentor) ?? 1)) {
        extend(at + 1, [...pairs, [mentee, mentor]])
      }
    }
  }
  extend(0, [])
  return found
}

function accepts(instance: Instance, mentor: string, mentee: string): boolean {
  if ('edges' in instance) return true
  const prefers = instance.mentors.find(({ id }) => id === mentor)?.prefers
  return !prefers || prefers.flat().includes(mentee)
}

function blocking(instance: PreferenceInstance, pairs: Pair[]): Pair[] {
  const partner = new Map(pairs)
  return everyPair(instance).filter(([mentee, mentor]) => {
    const prefers = instance.mentees.find(({ id }) => id === mentee)?.prefers ?? []
    const { capacity = 1, prefers: theirs } = instance.mentors.find(({ id }) => id === mentor)!
    if (rankOf(prefers, mentor) >= rankOf(prefers, partner.get(mentee))) return false
    if (!accepts(instance, mentor, mentee)) return false
    const held = pairs.filter(([, other]) => other === mentor).map(([other]) => other)
    if (held.length < capacity) return true
    return theirs !== undefined && held.some((other) => rankOf(theirs, mentee) < rankOf(theirs, other))
  })
}

function rankOf(prefers: readonly (string | readonly string[])[], id: string | undefined): number {
  const at = prefers.findIndex(
    (rank) => id !== undefined && (rank === id || (Array.isArray(rank) && rank.includes(id))),
  )
  return at === -1 ? prefers.length : at
}

function scoreOf(instance: ScoredInstance, [mentee, mentor]: Pair): number {
  return instance.edges.find((edge) => edge[0] === mentee && edge[1] === mentor)![2]
}

function totalOf(instance: ScoredInstance, pairs: Pair[]): number {
  return pairs.reduce((sum, pair) => sum + scoreOf(instance, pair), 0)
}

/** The best total by the O(n³) Hungarian method on a square matrix: one column a place, one spare column a mentee. */
function hungarianTotal(instance: ScoredInstance): number {
  const mentees = instance.mentees ?? []
  const columns = Object.entries(instance.capacity ?? {}).flatMap(([id, places]) => Array<string>(places).fill(id))
  const width = columns.length + mentees.length
  const gain = new Map(instance.edges.map(([mentee, mentor, score]) => [`${mentee} ${mentor}`, score]))
  const cost = (row: number, column: number) => -(gain.get(`${mentees[row]} ${columns[column]}`) ?? 0)
  const u = new Array<number>(mentees.length + 1).fill(0)
  const v = new Array<number>(width + 1).fill(0)
  const row = new Array<number>(width + 1).fill(0)
  for (let i = 1; i <= mentees.length; i++) {
    const way = new Array<number>(width + 1).fill(0)
    const least = new Array<number>(width + 1).fill(Infinity)
    const used = new Array<boolean>(width + 1).fill(false)
    row[0] = i
    let column = 0
    do {
      used[column] = true
      const current = row[column]!
      let delta = Infinity
      let next = 0
      for (let j = 1; j <= width; j++) {
        if (used[j]) continue
        const slack = cost(current - 1, j - 1) - u[current]! - v[j]!
        if (slack < least[j]!) {
          least[j] = slack
          way[j] = column
        }
        if (least[j]! < delta) {
          delta = least[j]!
          next = j
        }
      }
      for (let j = 0; j <= width; j++) {
        if (used[j]) {
          u[row[j]!]! += delta
          v[j]! -= delta
        } else least[j]! -= delta
      }
      column = next
    } while (row[column] !== 0)
    while (column !== 0) {
      row[column] = row[way[column]!]!
      column = way[column]!
    }
  }
  return v[0]!
}

function descending(a: number[], b: number[]): number {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return b[at]! - a[at]!
  return 0
}

function sortedText(pairs: Pair[]): string {
  return JSON.stringify([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function rotated<T>(items: readonly T[], turn: number): T[] {
  const at = items.length === 0 ? 0 : turn % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}

function shuffled(instance: Instance, turn: number): Instance {
  const turned = <T>(items: readonly T[]) => rotated([...items].reverse(), turn)
  if ('edges' in instance) {
    return {
      ...instance,
      edges: turned(instance.edges),
      capacity: Object.fromEntries(turned(Object.entries(instance.capacity ?? {}))),
      mentees: turned(instance.mentees ?? []),
    }
  }
  const regrouped = <T extends { prefers?: PreferenceInstance['mentees'][number]['prefers'] }>(person: T): T =>
    person.prefers
      ? { ...person, prefers: person.prefers.map((rank) => (typeof rank === 'string' ? rank : turned(rank))) }
      : person
  return { mentees: turned(instance.mentees).map(regrouped), mentors: turned(instance.mentors).map(regrouped) }
}

/** A cohort with ten edges a mentee whose scores come from a fixed sequence. */
function cohort(mentees: number, mentors: number, places: number): ScoredInstance {
  let state = 7
  const next = () => (state = (state * 48271) % 2147483647) / 2147483647
  const edges: [string, string, number][] = []
  for (let e = 0; e < mentees; e++) {
    const from = Math.floor(next() * mentors)
    for (let k = 0; k < 10; k++) {
      edges.push([`e${String(e).padStart(4, '0')}`, `m${(from + 3 * k) % mentors}`, Math.round(next() * 1000) / 1000])
    }
  }
  return { edges, capacity: Object.fromEntries(names('m', mentors).map((id) => [id, places])) }
}
