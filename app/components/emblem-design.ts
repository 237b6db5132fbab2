import { nameHash } from './name-hash.ts'

const [green, deep, lamp, brick, slate, cream, wheat, leaf, sky, clay] = [
  '#1F5B4A',
  '#12382E',
  '#D98E1F',
  '#B4432F',
  '#3C5A86',
  '#FBF1DC',
  '#F3D9A4',
  '#8DB8A4',
  '#B9C9E0',
  '#E7B3A3',
] as const

/** Ground, first and second colour; every trio was looked at on both papers. */
const palettes = [
  [deep, lamp, leaf],
  [slate, sky, lamp],
  [cream, brick, slate],
  [wheat, green, lamp],
  [lamp, deep, cream],
  [green, cream, lamp],
  [brick, clay, cream],
  [leaf, deep, cream],
  [sky, slate, brick],
  [deep, clay, wheat],
] as const

const patterns = ['quarters', 'weave', 'moons', 'bricks', 'chevrons', 'petals', 'scales'] as const

export type EmblemPattern = (typeof patterns)[number]

export type EmblemDesign = {
  pattern: EmblemPattern
  ground: string
  /** Path data inside a 40 × 48 box, painted in order. */
  layers: readonly { fill: string; path: string }[]
}

/**
 * The banner a name always gets: one of seven patterns in one of ten trios of brand colours. Where a pattern leaves
 * a choice (which way a quarter turns, which brick is missing) the name decides that too.
 */
export function emblemDesign(name: string): EmblemDesign {
  const chance = chanceFrom(nameHash(name.trim().toLocaleLowerCase('en')))
  const pattern = patterns[chance(patterns.length)] ?? 'quarters'
  const [ground, first, second] = palettes[chance(palettes.length)] ?? palettes[0]
  const [one, two] = draw[pattern](chance)
  return {
    pattern,
    ground,
    layers: [
      { fill: first, path: one },
      { fill: second, path: two },
    ],
  }
}

/**
 * The shapes of a path that can reach the top left 20 × 24 of the box, which is all the small size shows. No shape
 * reaches further than 10 from where it starts, upwards or to the left.
 */
export function cornerOf(path: string): string {
  return (path.match(/M[^M]+/g) ?? [])
    .filter((shape) => {
      const [x = 0, y = 0] = (shape.match(/^M(-?[\d.]+) (-?[\d.]+)/) ?? []).slice(1).map(Number)
      return x <= 30 && y <= 34
    })
    .join('')
}

type Chance = (below: number) => number

/** A small generator (mulberry32) so that drawing needs no randomness of its own. */
function chanceFrom(seed: number): Chance {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const draw: Record<EmblemPattern, (chance: Chance) => readonly [string, string]> = {
  quarters(chance) {
    const corners = (x: number, y: number) => [
      `M${x} ${y}h10a10 10 0 0 1-10 10z`,
      `M${x + 10} ${y}v10a10 10 0 0 1-10-10z`,
      `M${x + 10} ${y + 10}h-10a10 10 0 0 1 10-10z`,
      `M${x} ${y + 10}v-10a10 10 0 0 1 10 10z`,
    ]
    return deal(cells(4, 5), (column, row) => [chance(5) % 3, corners(column * 10, row * 10)[chance(4)] ?? ''])
  },
  weave(chance) {
    const lean = chance(2)
    const strands = cells(4, 5).map(([column, row]) => {
      const [x, y] = [column * 10, row * 10]
      return (column + row + lean) % 2 === 0
        ? `M${x} ${y + 1}h10v2.500h-10zM${x} ${y + 6}h10v2.500h-10z`
        : `M${x + 1} ${y}h2.500v10h-2.500zM${x + 6} ${y}h2.500v10h-2.500z`
    })
    const knots = cells(4, 4).filter(() => chance(4) === 0)
    return [
      strands.join('').replaceAll('2.500', '2.5'),
      knots.map(([column, row]) => disc(column * 10 + 5, row * 10 + 5, 2.5)).join(''),
    ]
  },
  moons(chance) {
    const radius = 6 + chance(3)
    const drop = chance(2) * 8
    const half = (x: number, y: number, sweep: 0 | 1) =>
      `M${x} ${y - radius}a${radius} ${radius} 0 0 ${sweep} 0 ${2 * radius}z`
    const right = [0, 1, 2, 3].flatMap((i) => [half(2, i * 16 + 8 - drop, 1), half(22, i * 16 + drop - 8, 1)])
    const left = [0, 1, 2, 3].flatMap((i) => [half(18, i * 16 + drop - 8, 0), half(38, i * 16 + 8 - drop, 0)])
    return [right.join(''), left.join('')]
  },
  bricks(chance) {
    return deal(cells(5, 12), (column, row) => {
      const layer = row % 2 === 0 ? (chance(3) === 0 ? 2 : 0) : chance(5) === 0 ? 1 : 2
      return [layer, `M${column * 8} ${row * 4}h8v4h-8z`]
    })
  },
  chevrons(chance) {
    const turn = chance(2) === 0 ? 10 : -10
    const step = 10 + chance(2) * 2
    const stripe = (y: number, thick: number) => `M0 ${y}l20 ${turn}l20 ${-turn}v${thick}l-20 ${turn}l-20 ${-turn}z`
    const starts = Array.from({ length: 7 }, (_, i) => (i - 1) * step)
    return [starts.map((y) => stripe(y, 5)).join(''), starts.map((y) => stripe(y + 7, 2)).join('')]
  },
  petals(chance) {
    const lean = chance(2)
    const leaves = cells(4, 5).map(([column, row]) => {
      const [x, y] = [column * 10, row * 10]
      return (column + row + lean) % 2 === 0
        ? `M${x} ${y}q10 0 10 10q-10 0-10-10z`
        : `M${x + 10} ${y}q-10 0-10 10q10 0 10-10z`
    })
    const seeds = cells(3, 4).filter(([column, row]) => (column + row + lean) % 2 === 0 && chance(2) === 0)
    return [leaves.join(''), seeds.map(([column, row]) => disc(column * 10 + 10, row * 10 + 10, 2)).join('')]
  },
  scales(chance) {
    const lit = chance(4)
    return deal(cells(5, 7), (column, row) => {
      const x = column * 10 - 5 + (row % 2) * 5
      return [row % 4 === lit || chance(9) === 0 ? 1 : 0, `M${x} ${row * 8}a5 5 0 0 1 10 0z`]
    })
  },
}

function cells(columns: number, rows: number): (readonly [number, number])[] {
  return Array.from({ length: columns * rows }, (_, i) => [i % columns, Math.floor(i / columns)] as const)
}

/** Sorts shapes into two layers; a third answer leaves the ground bare. */
function deal(
  places: readonly (readonly [number, number])[],
  shape: (column: number, row: number) => readonly [number, string],
): readonly [string, string] {
  const layers: [string, string] = ['', '']
  for (const [column, row] of places) {
    const [layer, path] = shape(column, row)
    if (layer === 0 || layer === 1) layers[layer] += path
  }
  return layers
}

function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}
