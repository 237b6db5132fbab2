import type { MatchModel } from '#app/modules/matching/engine/match-model.ts'
import { SUPPORT_TYPES } from '#app/modules/matching/engine/score/values.ts'
import type { LocalHours, MenteeProfile, MentorProfile } from '#app/modules/matching/engine/types.ts'

/** A fixed sequence of numbers in [0, 1): the same community every time. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface SyntheticOptions {
  skills: number
  /** Adds a headline and a bio of two sentences. */
  text?: boolean
}

/** Mentors with skills drawn by the vocabulary's popularity, hours, languages, support types, load and ratings. */
export function* syntheticMentors(
  model: MatchModel,
  count: number,
  { skills, text }: SyntheticOptions,
): Generator<MentorProfile> {
  const next = sequence(7)
  const draw = drawer(model, next)
  for (let at = 0; at < count; at++) {
    const offered = Array.from({ length: skills }, () => ({ name: draw(), level: 1 + Math.floor(next() * 5) }))
    yield {
      id: `m${at}`,
      skills: offered,
      support: SUPPORT_TYPES.filter(() => next() < 0.5),
      languages: next() < 0.7 ? ['en'] : ['de', 'en'],
      availability: hours(next),
      capacity: 1 + Math.floor(next() * 4),
      load: next() < 0.15 ? 5 : 0,
      seniority: 1 + Math.floor(next() * 5),
      rating: next() < 0.6 ? { mean: 3 + 2 * next(), count: Math.floor(next() * 40) } : undefined,
      ...(text
        ? {
            headline: offered[0]!.name,
            bio: bio(
              offered.map(({ name }) => name),
              next,
            ),
          }
        : {}),
    }
  }
}

/** Mentees who want three to six skills and state hours, support and languages. */
export function syntheticMentees(model: MatchModel, count: number, text = false): MenteeProfile[] {
  const next = sequence(11)
  const draw = drawer(model, next)
  return Array.from({ length: count }, (_, at) => {
    const skills = Array.from({ length: 3 + Math.floor(next() * 4) }, () => draw())
    const goal = text ? `I want to learn ${skills[0]} and find clients who need ${skills[1]}.` : undefined
    return {
      id: `e${at}`,
      goals: [{ skills, ...(goal === undefined ? {} : { text: goal }) }],
      support: SUPPORT_TYPES.filter(() => next() < 0.4),
      languages: ['en'],
      availability: hours(next),
      level: 1 + Math.floor(next() * 4),
    }
  })
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

function hours(next: () => number): LocalHours[] {
  return Array.from({ length: 2 }, () => {
    const from = 7 + Math.floor(next() * 13)
    const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
    return { day: DAYS[Math.floor(next() * 7)]!, from: clock(from), to: clock(from + 2 + Math.floor(next() * 3)) }
  })
}

/** Draws labels in proportion to popularity. */
function drawer(model: MatchModel, next: () => number): () => string {
  const { skills } = model.vocabulary
  const until = new Float64Array(skills.length)
  let total = 0
  skills.forEach(({ popularity }, at) => (until[at] = total += Math.max(1, popularity)))
  return () => {
    const point = next() * total
    let low = 0
    let high = skills.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (until[middle]! > point) high = middle
      else low = middle + 1
    }
    return skills[low]!.label
  }
}

function bio(skills: readonly string[], next: () => number): string {
  const years = 2 + Math.floor(next() * 20)
  return `I have worked with ${skills.slice(0, 4).join(', ')} for ${years} years and help others with ${skills.slice(4).join(', ')}. Ask me about customers, prices, tools and difficult days.`
}
