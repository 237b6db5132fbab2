import { SLOTS, SLOT_WORDS } from './availability.ts'

/** A week has four parts a day, six hours each. */
const PARTS = 28
const PART_SLOTS = SLOTS / PARTS
const ANY_PART = (1 << PARTS) - 1
/** Parts are looked up seven at a time. */
const CHUNK = 7
const CHUNKS = PARTS / CHUNK
const FEEDBACK_STEPS = 15
const UNKNOWN_FEEDBACK = 0.5

/**
 * What a row's hours and feedback can be worth, in 32 bits: one for each part of the week with a free half hour (all of
 * them where no hours are stated), above them the feedback in fifteenths, rounded up. `feedback` is 0 when unknown.
 */
export function quickBoundOf(hours: Uint32Array | undefined, feedback: number): number {
  const parts = hours ? partsOf(hours) : ANY_PART
  return (parts | (Math.ceil((feedback || UNKNOWN_FEEDBACK) * FEEDBACK_STEPS) << PARTS)) >>> 0
}

/** What a question says of hours and feedback; see `Query`. */
type Question = {
  hours: Uint32Array | undefined
  wantedHalfHours: number
  weights: Record<'availability' | 'feedback', number>
}

/** Reads glances for one question: the most that hours and feedback can bring to a score. */
export class QuickBounds {
  private readonly common = new Uint16Array(CHUNKS << CHUNK)
  private readonly feedback: Float64Array
  /** What all hours wanted are worth, and each half hour of them. */
  private readonly most: number
  private readonly ofHalfHour: number

  constructor({ hours, wantedHalfHours, weights }: Question) {
    if (hours) fillCommon(this.common, hours)
    this.most = weights.availability
    this.ofHalfHour = weights.availability / wantedHalfHours
    this.feedback = Float64Array.from(
      { length: FEEDBACK_STEPS + 1 },
      (_, at) => (weights.feedback * at) / FEEDBACK_STEPS,
    )
  }

  /** At least what the hours and the feedback behind this glance are worth, but for rounding. O(1). */
  worthOf(quickBound: number): number {
    const feedback = this.feedback[quickBound >>> PARTS]!
    if ((quickBound & ANY_PART) === ANY_PART) return this.most + feedback
    const { common } = this
    const halfHours =
      common[quickBound & 127]! +
      common[128 + ((quickBound >>> 7) & 127)]! +
      common[256 + ((quickBound >>> 14) & 127)]! +
      common[384 + ((quickBound >>> 21) & 127)]!
    const hours = halfHours * this.ofHalfHour
    return (hours < this.most ? hours : this.most) + feedback
  }
}

function partsOf(hours: Uint32Array): number {
  let parts = 0
  for (let word = 0; word < SLOT_WORDS; word++) {
    for (let left = hours[word]!; left !== 0; left &= left - 1) parts |= 1 << partOf(word, left)
  }
  return parts
}

/** For each combination of seven parts the half hours that the mentee is free in them. */
function fillCommon(common: Uint16Array, hours: Uint32Array): void {
  for (let word = 0; word < SLOT_WORDS; word++) {
    for (let left = hours[word]!; left !== 0; left &= left - 1) {
      const part = partOf(word, left)
      common[(Math.floor(part / CHUNK) << CHUNK) | (1 << (part % CHUNK))]! += 1
    }
  }
  for (let chunk = 0; chunk < common.length; chunk += 1 << CHUNK) {
    for (let set = 1; set < 1 << CHUNK; set++) {
      const without = set & (set - 1)
      common[chunk + set] = common[chunk + without]! + common[chunk + (set & -set)]!
    }
  }
}

/** The part of the week of the lowest free slot of a word. */
function partOf(word: number, bits: number): number {
  return Math.floor((word * 32 + 31 - Math.clz32(bits & -bits)) / PART_SLOTS)
}
