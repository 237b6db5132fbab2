export type ScorePart = {
  feature: string
  label: string
  /** The most this part can give; all weights together are the best possible score. */
  weight: number
  /** What was earned of it, in the same unit. */
  points: number
}

export type ScoreTone = 'skill' | 'goal' | 'times' | 'support' | 'rest'

export type ScoreSegment = { tone: ScoreTone; x: number; width: number; earned: number }

const gap = 0.6

/**
 * The bar as segments on a width of 100: each as wide as it weighs (less a hair of gap), `earned` wide as far as it was
 * filled. Parts without weight take no room.
 */
export function scoreSegments(parts: readonly ScorePart[]): ScoreSegment[] {
  const weighing = parts.filter(({ weight }) => weight > 0)
  const total = weighing.reduce((sum, { weight }) => sum + weight, 0)
  let start = 0
  return weighing.map(({ feature, weight, points }) => {
    const share = (weight / total) * 100
    const width = Math.max(share - gap, 0)
    const x = start + gap / 2
    start += share
    return { tone: scoreTone(feature), x: trim(x), width: trim(width), earned: trim(width * clamp(points / weight)) }
  })
}

const tones: Record<string, ScoreTone> = {
  skill: 'skill',
  skills: 'skill',
  goal: 'goal',
  goals: 'goal',
  'goal-text': 'goal',
  goalText: 'goal',
  times: 'times',
  availability: 'times',
  support: 'support',
  'support-type': 'support',
  supportType: 'support',
}

/** The colour of a feature; everything beyond the four large ones shares the last. */
export function scoreTone(feature: string): ScoreTone {
  return tones[feature] ?? 'rest'
}

/** "Score 86.8 of 100: skills 32.4 of 40, your goal 12 of 13" */
export function scoreAlt(parts: readonly ScorePart[]): string {
  const sum = (of: (part: ScorePart) => number) => parts.reduce((total, part) => total + of(part), 0)
  const head = `Score ${pointWords(sum((part) => part.points))} of ${pointWords(sum((part) => part.weight))}`
  const rest = parts.map(
    ({ label, points, weight }) => `${label.toLocaleLowerCase('en')} ${pointWords(points)} of ${pointWords(weight)}`,
  )
  return `${head}: ${rest.join(', ')}`
}

/** One decimal, and none when it is a whole number: 37.2, 7. */
export function pointWords(points: number): string {
  return String(Math.round(points * 10) / 10)
}

function clamp(share: number): number {
  return Math.min(Math.max(share, 0), 1)
}

function trim(value: number): number {
  return Math.round(value * 100) / 100
}
