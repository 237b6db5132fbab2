import { commonRanges, commonSlots, SLOT_WORDS } from './availability.ts'
import type { Query, Want } from './query.ts'
import { AT, CODE_VALUES, type Evaluation, type Evaluator } from './score/evaluate.ts'
import { languageValue, SUPPORT_TYPES } from './score/values.ts'
import { CERTIFIED_WELL, type Snapshot } from './snapshot.ts'
import { textEvidence } from './text/text-evidence.ts'
import { isBareNumber } from './text/tokenise.ts'
import type { Evidence, Feature, PartName, Raise, ScorePart } from './types.ts'
import { FEATURES } from './weights.ts'

/**
 * The parts of one score, strongest first, with the facts behind each; one sentence; and what would raise it. The
 * evaluator must have scored this row last. Points add up to the score; an unknown counts at most half of the
 * strongest known part and says so.
 */
export function explain(
  snapshot: Snapshot,
  query: Query,
  evaluator: Evaluator,
  row: number,
): { parts: ScorePart[]; why: string; raise: Raise[] } {
  const evaluation = evaluator.result
  if (evaluation.score === 0)
    return { parts: [], why: 'Nothing in this profile answers your skills or goals.', raise: [] }
  const writer = new EvidenceWriter(snapshot, query, evaluator, row)
  const parts = FEATURES.filter((feature) => query.weights[feature] > 0).map((feature): ScorePart => ({
    feature,
    value: evaluation.values[AT[feature]]!,
    weight: query.weights[feature],
    points: evaluation.points[AT[feature]]!,
    evidence: evaluation.unknown[AT[feature]] === 1 ? [unknownEvidence(feature)] : writer.of(feature),
  }))
  parts.push(...extraParts(snapshot, evaluation, row, writer))
  parts.sort((a, b) => b.points - a.points)
  return { parts, why: sentence(parts), raise: raises(parts, query, evaluator, snapshot, row) }
}

function extraParts(snapshot: Snapshot, evaluation: Evaluation, row: number, writer: EvidenceWriter): ScorePart[] {
  const extra: ScorePart[] = []
  if (evaluation.wishPoints !== 0) {
    extra.push({
      feature: 'wishes',
      value: evaluation.wish,
      weight: evaluation.wishPoints / evaluation.wish,
      points: evaluation.wishPoints,
      evidence: writer.wishes(),
    })
  }
  if (evaluation.loadPoints !== 0) {
    const value = snapshot.load[row]!
    const percent = Math.round(value * 100)
    extra.push({
      feature: 'load',
      value,
      weight: evaluation.loadPoints / value,
      points: evaluation.loadPoints,
      evidence: [{ field: 'load', item: `${percent} %`, note: `${percent} % of their places are taken or asked for` }],
    })
  }
  return extra
}

const FIELDS: Record<Feature, Evidence['field']> = {
  skills: 'skills',
  goals: 'bio',
  availability: 'availability',
  support: 'support',
  seniority: 'seniority',
  industry: 'industries',
  feedback: 'rating',
  languages: 'languages',
}

const UNKNOWN: Record<Feature, string> = {
  skills: 'lists no skills',
  goals: 'has not written about their work',
  availability: 'has not said when they are free',
  support: 'has not said what kinds of support they offer',
  seniority: 'has not stated their seniority',
  industry: 'names no industries',
  feedback: 'is new here, without ratings so far',
  languages: 'has not listed languages',
}

function unknownEvidence(feature: Feature): Evidence {
  return { field: FIELDS[feature], item: '', how: 'unknown', share: 0, note: UNKNOWN[feature] }
}

class EvidenceWriter {
  private readonly snapshot: Snapshot
  private readonly query: Query
  private readonly evaluator: Evaluator
  private readonly row: number

  constructor(snapshot: Snapshot, query: Query, evaluator: Evaluator, row: number) {
    this.snapshot = snapshot
    this.query = query
    this.evaluator = evaluator
    this.row = row
  }

  of(feature: Feature): Evidence[] {
    switch (feature) {
      case 'skills':
        return this.skills()
      case 'goals':
        return this.goals()
      case 'availability':
        return this.availability()
      case 'support':
        return this.support()
      case 'seniority':
        return this.seniority()
      case 'industry':
        return this.industry()
      case 'feedback':
        return [{ field: 'rating', item: 'rating', note: 'feedback of earlier mentees and how often they answer' }]
      case 'languages':
        return this.languages()
      default:
        return feature satisfies never
    }
  }

  wishes(): Evidence[] {
    const wishes = this.snapshot.wishes[this.snapshot.wishOf[this.row]!]!
    const wanted = this.query.wants.filter(({ skill }) => wishes.topics.includes(skill))
    if (wanted.length === 0) return [{ field: 'wishes', item: '', note: 'wishes for other topics or hours' }]
    return wanted.map(({ label }) => ({
      field: 'wishes',
      item: label,
      wanted: label,
      note: `would like to be asked about ${label}`,
    }))
  }

  private skills(): Evidence[] {
    const { query, evaluator } = this
    const facts: Evidence[] = []
    let total = 0
    for (let at = 0; at < query.wants.length; at++) total += query.wants[at]!.weight * evaluator.bestShare[at]!
    query.wants.forEach((want, at) => {
      const share = evaluator.bestShare[at]!
      if (share === 0) return
      const offers = evaluator.bestOffers(this.row, at)
      for (const offer of offers) {
        const part = (want.weight * share) / total / offers.length
        facts.push(...this.skillFacts(offer, want, part))
      }
    })
    return facts.sort((a, b) => b.share! - a.share!)
  }

  /** One fact for an offer, and a second one where a certification vouches for as much as the level stated. */
  private skillFacts(offer: number, want: Want, share: number): Evidence[] {
    const code = offer & 7
    if (code >= CERTIFIED_WELL) return [this.skillFact(offer, want, share, true)]
    const fact = this.skillFact(offer, want, share, false)
    const asGood = CODE_VALUES[code] === CODE_VALUES[CERTIFIED_WELL] && this.isCertified(offer >>> 3)
    return asGood ? [fact, this.skillFact(offer, want, 0, true)] : [fact]
  }

  private skillFact(offer: number, want: Want, share: number, certified: boolean): Evidence {
    const code = offer & 7
    const item = this.snapshot.skillLabel(offer >>> 3)
    const level = certified ? ', certified' : code > 0 ? `, level ${code}` : ''
    const exact = offer >>> 3 === want.skill
    return {
      field: certified ? 'certifications' : 'skills',
      item,
      wanted: want.label,
      how: exact ? (certified ? 'certified' : 'exact') : 'adjacent',
      share,
      note: exact ? `${item}${level}` : `${item}${level} is close to ${want.label}`,
    }
  }

  private isCertified(skill: number): boolean {
    const { certificates, certificateOf, model } = this.snapshot
    return certificates[certificateOf[this.row]!]!.some((name) => {
      const info = model.certificationOf(name)
      return info?.skill === skill || info?.skills.some((each) => each.skill === skill && each.weight >= 0.8) === true
    })
  }

  private goals(): Evidence[] {
    const { snapshot, query, evaluator, row } = this
    const text = snapshot.text.textOf[row]!
    if (evaluator.result.values[AT.goals] === 0) return []
    if (text >= 0) return textEvidence(snapshot, query.goal!, evaluator, row, text)
    return query.goal!.named.flatMap(({ skill }): Evidence[] => {
      for (let at = snapshot.offerStart[row]!; at < snapshot.offerStart[row + 1]!; at++) {
        if (snapshot.offers[at]! >>> 3 !== skill) continue
        const label = snapshot.skillLabel(skill)
        return [{ field: 'skills', item: label, wanted: label, how: 'exact', note: `your goal names ${label}` }]
      }
      return []
    })
  }

  private availability(): Evidence[] {
    const { snapshot, query, row } = this
    const from = snapshot.hoursOf[row]! * SLOT_WORDS
    const ranges = commonRanges(query.hours!, 0, snapshot.hours, from)
    const count = commonSlots(query.hours!, 0, snapshot.hours, from)
    return ranges.map((range) => ({
      field: 'availability',
      item: range,
      note: `both free ${range} (${hoursText(count)} together in all)`,
    }))
  }

  private support(): Evidence[] {
    const offered = this.snapshot.classes[this.snapshot.classOf[this.row]!]!.support & this.query.support
    return SUPPORT_TYPES.filter((_, bit) => (offered >> bit) & 1).map((type) => ({
      field: 'support',
      item: type,
      wanted: type,
      note: `offers ${type.replace('-', ' ')}`,
    }))
  }

  private seniority(): Evidence[] {
    const { seniority } = this.snapshot.classes[this.snapshot.classOf[this.row]!]!
    const level = this.query.level!
    const gap = seniority > level ? 'ahead of' : seniority === level ? 'level with' : 'behind'
    return [{ field: 'seniority', item: String(seniority), note: `seniority ${seniority}, ${gap} your ${level}` }]
  }

  private industry(): Evidence[] {
    const own = this.snapshot.industries[this.snapshot.industryOf[this.row]!]!
    return this.query.industries
      .filter((name) => own.includes(name))
      .map((name) => ({ field: 'industries', item: name, wanted: name, note: `knows the ${name} industry` }))
  }

  private languages(): Evidence[] {
    const own = this.snapshot.classes[this.snapshot.classOf[this.row]!]!.languages
    const { shared } = languageValue(this.query.languages, own)
    return shared === undefined
      ? []
      : [{ field: 'languages', item: shared, wanted: shared, note: `you can speak ${shared} together` }]
  }
}

const WORDS: Record<PartName, string> = {
  skills: 'skills',
  goals: 'what they write about their work',
  availability: 'common hours',
  support: 'the support you are looking for',
  seniority: 'seniority',
  industry: 'your industry',
  feedback: 'feedback',
  languages: 'language',
  wishes: 'what they wish for',
  load: 'free places',
}

/** Three strongest reasons and the weakest one, from templates. */
function sentence(parts: readonly ScorePart[]): string {
  const reasons = parts.filter(
    (part) => part.points > 0 && part.evidence.length > 0 && part.evidence[0]!.how !== 'unknown',
  )
  const strong = reasons.slice(0, 3).map((part) => reason(part))
  const weakest = parts
    .filter((part) => part.feature !== 'load' && !reasons.slice(0, 3).includes(part))
    .reduce<ScorePart | undefined>((low, part) => (!low || part.value < low.value ? part : low), undefined)
  const start = strong.length === 0 ? 'A weak match' : `Strongest on ${list(strong)}`
  return weakest && weakest.value < 0.6 ? `${start}; weakest on ${WORDS[weakest.feature]}.` : `${start}.`
}

function reason(part: ScorePart): string {
  const distinct = new Set(part.evidence.map(({ item }) => item).filter((item) => !isBareNumber(item)))
  const items = [...distinct].slice(0, 2)
  const named = part.feature === 'skills' || part.feature === 'goals' || part.feature === 'industry'
  return named && items.length > 0 ? `${WORDS[part.feature]} (${items.join(', ')})` : WORDS[part.feature]
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** The three changes that would lift the score most. */
function raises(
  parts: readonly ScorePart[],
  query: Query,
  evaluator: Evaluator,
  snapshot: Snapshot,
  row: number,
): Raise[] {
  const open = parts.filter((part) => gain(part) >= 0.005).sort((a, b) => gain(b) - gain(a))
  const found: Raise[] = []
  for (const part of open) {
    const text = raiseText(part, query, evaluator, snapshot, row)
    if (text !== '') found.push({ feature: part.feature, gain: gain(part), text })
    if (found.length === 3) break
  }
  return found
}

function gain({ weight, value }: ScorePart): number {
  return weight > 0 && value < 0.999 ? weight * (1 - value) : 0
}

function raiseText(part: ScorePart, query: Query, evaluator: Evaluator, snapshot: Snapshot, row: number): string {
  const unknown = part.evidence[0]?.how === 'unknown'
  switch (part.feature) {
    case 'skills':
      return skillRaise(query, evaluator)
    case 'availability':
      return unknown ? 'Ask when they are free: they have not said.' : moreHours(query, snapshot, row)
    case 'support':
      return unknown ? 'Ask which kinds of support they offer.' : 'They offer only part of the support you want.'
    case 'goals':
      return unknown ? 'Ask about their work: they have not written about it.' : 'Describe your goal in more detail.'
    case 'industry':
      return 'They name other industries than yours.'
    case 'seniority':
      return unknown ? 'Ask how long they have done this.' : 'Someone more senior would score higher here.'
    case 'languages':
      return unknown ? 'Ask which languages they speak.' : 'You share a language, though not your first one.'
    case 'feedback':
    case 'wishes':
    case 'load':
      return ''
    default:
      return part.feature satisfies never
  }
}

function skillRaise(query: Query, evaluator: Evaluator): string {
  const missing = query.wants
    .map((want, at) => ({ want, open: want.weight * (1 - evaluator.bestShare[at]!) }))
    .sort((a, b) => b.open - a.open)[0]
  if (!missing) return ''
  const at = query.wants.indexOf(missing.want)
  const close = evaluator.bestShare[at]! > 0
  return close ? `More experience in ${missing.want.label}.` : `${missing.want.label}: another mentor may add it.`
}

function moreHours(query: Query, snapshot: Snapshot, row: number): string {
  const common = commonSlots(query.hours!, 0, snapshot.hours, snapshot.hoursOf[row]! * SLOT_WORDS)
  const more = query.wantedHalfHours - common
  return more > 0 ? `${hoursText(more)} more in common each week.` : ''
}

function hoursText(halfHours: number): string {
  return halfHours === 2 ? '1 hour' : `${halfHours / 2} hours`
}
