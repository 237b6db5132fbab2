import { faultOf, partsOf, ruleFrom, untilOf } from '#app/modules/events/domain/rule-text.ts'
import { firstDate, readRule } from '#app/modules/events/domain/recurrence.ts'
import type { Rule } from '#app/modules/events/domain/rule-dates.ts'
import type { WallText } from '#app/modules/events/domain/wall-days.ts'

/** A rule of a file that can be followed; `own` is its text where the hall keeps such rules itself. */
export type FileRule = { rule: Rule; own: string | null }

const MOST = { interval: 9_999_999, count: 9_999_999 }

/**
 * The rule that a file writes, on the wall of `zone`; a sentence where it is not followed. Whole days repeat up to a day,
 * also where a file writes an instant.
 */
export function fileRule(text: string, zone: string, isWholeDay: boolean): FileRule | string {
  const given = partsOf(text)
  if (typeof given === 'string') return `${given} (${text.slice(0, 60)})`
  const parts = new Map(given)
  const scale = parts.get('RSCALE') ?? 'GREGORIAN'
  if (scale !== 'GREGORIAN')
    return `It follows the ${scale.toLowerCase().slice(0, 20)} calendar, which is not understood.`
  if ((parts.get('SKIP') ?? 'OMIT') !== 'OMIT') return 'It moves dates that do not exist, which is not understood.'
  parts.delete('RSCALE')
  parts.delete('SKIP')
  const fault = faultOf(parts, MOST)
  if (fault) return /could not be read/.test(fault) ? `${fault} (${text.slice(0, 60)})` : fault
  if (parts.has('BYSECOND')) parts.delete('BYSECOND')
  const until = parts.get('UNTIL')
  if (until !== undefined) {
    const wall = untilOf(isWholeDay ? until.slice(0, 8) : until, zone)
    if (wall) parts.set('UNTIL', wall)
    else parts.delete('UNTIL')
  }
  const ordered = inOrder(parts)
  const own = readRule(ordered, zone)
  return { rule: ruleFrom(parts), own: own.ok ? own.value : null }
}

/** The rule for what is left after the start, where the rule does not name the start itself: that counts as its first. */
export function fromFirstNamed(own: string, start: WallText): { rule: string; startsLocal: WallText } | null {
  const count = /COUNT=(\d+)/.exec(own)?.[1]
  if (count === '1') return null
  const rule = count ? own.replace(/COUNT=\d+/, `COUNT=${Number(count) - 1}`) : own
  const startsLocal = firstDate(rule, start)
  return startsLocal === null ? null : { rule, startsLocal }
}

/** The parts of a rule in the one order in which they are kept, so that a file that turns them around changes nothing. */
function inOrder(parts: ReadonlyMap<string, string>): string {
  const plain = [...parts].filter(
    ([name, value]) => !(name === 'INTERVAL' && value === '1') && !(name === 'WKST' && value === 'MO'),
  )
  const place = (name: string) => {
    const first = ['FREQ', 'COUNT', 'INTERVAL'].indexOf(name)
    if (first >= 0) return first
    return name === 'UNTIL' ? 98 : name === 'WKST' ? 99 : 50
  }
  return plain
    .sort(([a], [b]) => place(a) - place(b))
    .map(([name, value]) => `${name}=${value}`)
    .join(';')
}
