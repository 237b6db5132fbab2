import type { MentorProfile, MentorWishes, SupportType } from '../types.ts'

/** The four kinds of support in the order of their bits. */
export const SUPPORT_TYPES: readonly SupportType[] = [
  'professional-guidance',
  'business-referrals',
  'emotional-support',
  'practical-help',
]

/** Bits of the support types named in a list; other spellings ("Business referrals", "emotional") are understood. */
export function supportMask(names: readonly string[] | undefined): number {
  let mask = 0
  for (const name of names ?? []) {
    const bit = supportBit(name)
    if (bit >= 0) mask |= 1 << bit
  }
  return mask
}

/** Position in SUPPORT_TYPES, or -1 for a word that names none of the four. */
export function supportBit(name: string): number {
  const key = name.toLowerCase().replace(/[^a-z]+/g, '-')
  const exact = SUPPORT_TYPES.findIndex((type) => type === key)
  if (exact >= 0) return exact
  return ['guidance', 'referral', 'emotional', 'practical'].findIndex((word) => key.includes(word))
}

/**
 * The value of feedback, 0–1, or nothing when there is none: a Bayesian mean of ratings with a prior of 10 votes at
 * 4 of 5, times the answer rate shrunk half way to 1; newcomers (under 3 votes) never fall below .5.
 */
export function feedbackValue({ rating, answerRate }: MentorProfile): number | undefined {
  if (rating === undefined && answerRate === undefined) return undefined
  const count = rating?.count ?? 0
  const mean = (PRIOR_VOTES * PRIOR_MEAN + count * (rating?.mean ?? 0)) / (PRIOR_VOTES + count) / 5
  const value = Math.min(1, mean) * (0.5 + 0.5 * (answerRate ?? 0.8))
  return count < 3 ? Math.max(0.5, value) : Math.max(0.01, value)
}

/** How well a mentor's seniority (1–5) fits the mentee's own level (1–5): best from one step above on. */
export function seniorityValue(seniority: number, level: number): number {
  const gap = seniority - level
  if (gap >= 1) return 1
  if (gap > -1) return 0.7
  return gap > -2 ? 0.3 : 0
}

/** How comfortable a common language is: 1 for the mentee's first, less for each further one, 0 without any. */
export function languageValue(
  wanted: readonly string[],
  offered: readonly string[],
): { value: number; shared?: string } {
  for (let at = 0; at < wanted.length; at++) {
    if (offered.includes(wanted[at]!)) return { value: Math.max(0.4, 1 - 0.2 * at), shared: wanted[at]! }
  }
  return { value: 0 }
}

/**
 * The mentor's side of the match, .05–1: the mean over topics (none wanted 0, else .5 plus half the share), level
 * and hours; a wish not stated counts .5.
 */
export function wishValue(
  wishes: Omit<MentorWishes, 'topics'> & { topics: readonly number[] },
  asked: { topicShare: number | undefined; level: number | undefined; hours: number | undefined },
): number {
  const topics =
    wishes.topics.length === 0 || asked.topicShare === undefined
      ? 0.5
      : asked.topicShare === 0
        ? 0
        : 0.5 + 0.5 * asked.topicShare
  const level =
    wishes.level === undefined || asked.level === undefined
      ? 0.5
      : Math.max(0, 1 - Math.abs(wishes.level - asked.level) / 3)
  const hours =
    wishes.hours === undefined || asked.hours === undefined
      ? 0.5
      : Math.min(1, wishes.hours / Math.max(0.5, asked.hours))
  return Math.max(0.05, (2 * topics + level + hours) / 4)
}

const PRIOR_VOTES = 10
const PRIOR_MEAN = 4
