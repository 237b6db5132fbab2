import { minuteOfDay, timeOfDay } from '#app/lib/clock.ts'
import { languageName } from '#app/lib/languages.ts'
import { supportLabels, type SupportType } from '#app/lib/support.ts'
import { dayCodes, shortDayName } from '#app/lib/week.ts'
import { isBareNumber } from '../engine/text/tokenise.ts'
import type { Evidence, ScorePart } from '../engine/types.ts'

/** What the words of a part need beyond the part itself. */
export type EvidenceContext = {
  /** Minutes east of UTC of the reader's clock in the week that was ranked. */
  offsetMinutes: number
  years: number
  rating: { mean: number; count: number } | null
  answerRate: number | null
}

/** The facts behind a part in one line, times on the reader's own clock. */
export function evidenceWords(part: ScorePart, context: EvidenceContext): string {
  const facts = part.evidence
  if (facts.length === 0) return NOTHING[part.feature] ?? 'Nothing in common here'
  if (facts[0]!.how === 'unknown') return sentence(facts[0]!.note)
  switch (part.feature) {
    case 'availability':
      return hoursWords(facts, context.offsetMinutes)
    case 'support':
      return facts.map(({ item }) => supportLabels[item as SupportType] ?? item).join(', ')
    case 'seniority':
      return context.years === 1 ? 'One year in the trade' : `${context.years} years in the trade`
    case 'feedback':
      return feedbackWords(context)
    case 'languages':
      return facts.map(({ item }) => languageName(item)).join(', ')
    case 'industry':
      return sentence(facts.map(({ item }) => item).join(', '))
    case 'goals':
      return goalWords(facts)
    case 'skills':
    case 'wishes':
    case 'load':
      return sentence(
        facts
          .slice(0, 4)
          .map(({ note }) => note)
          .join('; '),
      )
    default:
      return part.feature satisfies never
  }
}

const NOTHING: Partial<Record<ScorePart['feature'], string>> = {
  skills: 'None of the skills you want, nor one close to them',
  goals: 'Writes about other things',
  availability: 'No hour in common this week',
  support: 'Offers other kinds of support',
  industry: 'Knows other industries',
  languages: 'No language in common',
}

function goalWords(evidence: readonly Evidence[]): string {
  const facts = evidence.filter(({ item }) => !isBareNumber(item))
  const shared = facts.filter(({ wanted }) => wanted !== undefined).map(({ item }) => `“${item}”`)
  const near = facts.filter(({ wanted }) => wanted === undefined).map(({ item }) => `“${item}”`)
  const parts = [
    shared.length > 0 ? `You both write about ${shared.slice(0, 4).join(', ')}` : '',
    near.length > 0
      ? `${shared.length > 0 ? 'close to it' : 'Close to your goal'}: ${near.slice(0, 3).join(', ')}`
      : '',
  ]
  return parts.filter(Boolean).join('; ')
}

function feedbackWords({ rating, answerRate }: EvidenceContext): string {
  const rated = rating ? `${Math.round(rating.mean * 10) / 10} of 5 from ${rating.count}` : 'No ratings yet'
  return answerRate === null ? rated : `${rated}, answers ${Math.round(answerRate * 10)} of 10 requests in time`
}

const DAY = 1440
const WEEK = 7 * DAY
const RANGE = new RegExp(`^(${dayCodes.join('|')}) (\\d\\d:\\d\\d)–(\\d\\d:\\d\\d) UTC$`)

/** Ranges such as "sat 21:00–23:30 UTC" as "Sat 22:00 to 00:30", joined where they meet, longest first. */
function hoursWords(facts: readonly Evidence[], offset: number): string {
  const ranges = facts.flatMap(({ item }) => rangeOf(item, offset)).sort((a, b) => a.from - b.from)
  const half = ranges.reduce((sum, { length }) => sum + length, 0) / 30
  const hours = half === 2 ? '1 hour' : `${Math.floor(half / 2) || ''}${half % 2 ? '½' : ''} hours`
  const longest = [...ranges].sort((a, b) => b.length - a.length || a.from - b.from).slice(0, 3)
  const words = longest
    .sort((a, b) => a.from - b.from)
    .map(
      ({ from, length }) =>
        `${shortDayName(Math.floor(from / DAY))} ${timeOfDay(from % DAY)} to ${timeOfDay((from + length) % DAY)}`,
    )
  return `${half === 1 ? 'Half an hour' : hours} a week in common: ${words.join(', ')}${ranges.length > 3 ? ' …' : ''}`
}

function rangeOf(item: string, offset: number): { from: number; length: number }[] {
  const [, code, start, end] = RANGE.exec(item) ?? []
  if (!start || !end) return []
  const inDay = minuteOfDay(start)
  const day = dayCodes.findIndex((one) => one === code)
  const from = (((day * DAY + inDay + offset) % WEEK) + WEEK) % WEEK
  return [{ from, length: (minuteOfDay(end) - inDay + DAY) % DAY || DAY }]
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
