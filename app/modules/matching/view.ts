import type { MentorCardView } from '#app/modules/mentors/domain/mentor-card.ts'
import { type EvidenceContext, evidenceWords } from './domain/evidence-words.ts'
import type { PartName, RankedMentor, ReasonCode } from './engine/types.ts'

const labels: Record<PartName, string> = {
  skills: 'Skills',
  goals: 'Your goal',
  availability: 'Times that fit',
  support: 'Support',
  seniority: 'Seniority',
  industry: 'Industry',
  feedback: 'Feedback',
  languages: 'Language',
  wishes: 'Their wishes',
  load: 'Places taken',
}

/** The order of the bars: the same for everybody, so that they can be compared at a glance. */
const order = Object.keys(labels) as PartName[]

export type MatchPart = { feature: PartName; label: string; points: number; weight: number; evidence: string }

export type MatchView = {
  mentor: MentorCardView
  /** Of 100; the points of the parts add up to it. */
  score: number
  parts: MatchPart[]
  why: string
  raise: { text: string; gain: number }[]
  pills: { label: string; look: 'match' | 'near' | 'plain' }[]
}

/** What leaves the server of a ranked mentor: points of 100, the evidence in words. */
export function matchView(
  ranked: RankedMentor,
  mentor: MentorCardView,
  context: Pick<EvidenceContext, 'offsetMinutes'>,
): MatchView {
  const words = { ...context, years: mentor.years, rating: mentor.rating, answerRate: mentor.answerRate }
  const parts = order.flatMap((feature) => ranked.parts.filter((part) => part.feature === feature))
  return {
    mentor,
    score: ranked.score * 100,
    parts: parts.map((part) => ({
      feature: part.feature,
      label: labels[part.feature],
      points: part.points * 100,
      weight: part.feature === 'load' || part.feature === 'wishes' ? 0 : part.weight * 100,
      evidence: evidenceWords(part, words),
    })),
    why: ranked.why,
    raise: ranked.raise.map(({ text, gain }) => ({ text, gain: gain * 100 })),
    pills: pillsOf(ranked, mentor),
  }
}

/** Three skills: those that answer what is wanted first, then the mentor's own best. */
function pillsOf(ranked: RankedMentor, mentor: MentorCardView): MatchView['pills'] {
  const evidence = ranked.parts.find(({ feature }) => feature === 'skills')?.evidence ?? []
  const facts = [...evidence].sort((a, b) => Number(a.how === 'adjacent') - Number(b.how === 'adjacent'))
  const answering = facts
    .filter(({ item, how }, at) => how !== 'unknown' && facts.findIndex((fact) => fact.item === item) === at)
    .map(({ item, how, wanted }) =>
      how === 'adjacent'
        ? { label: `${item}, close to ${wanted}`, look: 'near' as const }
        : { label: item, look: 'match' as const },
    )
  const named = new Set(facts.map(({ item }) => item.toLowerCase()))
  const others = mentor.skills.filter((skill) => !named.has(skill.toLowerCase()))
  return [...answering, ...others.map((label) => ({ label, look: 'plain' as const }))].slice(0, 3)
}

export type NotShown = { reason: ReasonCode; count: number; words: string }

const reasons: Partial<Record<ReasonCode, (one: boolean) => string>> = {
  paused: (one) => (one ? 'is taking a break' : 'are taking a break'),
  'no-capacity': (one) => (one ? 'has no place left' : 'have no places left'),
  'no-shared-language': (one) => (one ? 'shares no language with you' : 'share no language with you'),
  'support-not-offered': (one) => (one ? 'does not offer that support' : 'do not offer that support'),
  'must-have-missed': (one) => (one ? 'misses what you asked for' : 'miss what you asked for'),
  'no-common-time': (one) => (one ? 'has no hour in common with you' : 'have no hour in common with you'),
}

const noOffHour = (one: boolean) => `${one ? 'has' : 'have'} no evening, night or weekend hour in common with you`

/** Why others are not in the list. Blocks are never among the reasons: nobody learns of one from a count. */
export function notShownView(counts: Partial<Record<ReasonCode, number>>, offHoursOnly: boolean): NotShown[] {
  return Object.entries(counts).flatMap(([reason, count]) => {
    const words = offHoursOnly && reason === 'no-common-time' ? noOffHour : reasons[reason as ReasonCode]
    return words && count > 0 ? [{ reason: reason as ReasonCode, count, words: `${count} ${words(count === 1)}` }] : []
  })
}
