import { compileQuery } from '#app/modules/matching/engine/query.ts'
import { CODE_VALUES } from '#app/modules/matching/engine/score/evaluate.ts'
import type { Snapshot } from '#app/modules/matching/engine/snapshot.ts'
import type { MenteeProfile } from '#app/modules/matching/engine/types.ts'
import { DEFAULT_WEIGHTS } from '#app/modules/matching/engine/weights.ts'

/**
 * The floor that ranking is held against: every mentor's skills looked up, one after the other, and the twenty best rows
 * kept; no hours, no text, no explanation. What it takes says how fast the machine is today.
 */
export function fullScan(snapshot: Snapshot, mentee: MenteeProfile): Int32Array {
  const { wants } = compileQuery(snapshot, mentee, DEFAULT_WEIGHTS)
  const { offerStart, offers, classOf, feedback, rows } = snapshot
  const worth = new Float64Array(snapshot.model.skills.length)
  for (const { weight, related } of wants)
    for (const { skill, share } of related) worth[skill] = Math.max(worth[skill]!, weight * share)
  const best = new Int32Array(20)
  const scores = new Float64Array(20)
  for (let row = 0; row < rows; row++) {
    if (classOf[row] === 0) continue
    let score = 0
    for (let at = offerStart[row]!; at < offerStart[row + 1]!; at++) {
      const offer = offers[at]!
      score += worth[offer >>> 3]! * CODE_VALUES[offer & 7]!
    }
    score += 0.05 * feedback[row]!
    if (score <= scores[19]!) continue
    let place = 19
    for (; place > 0 && scores[place - 1]! < score; place--) {
      scores[place] = scores[place - 1]!
      best[place] = best[place - 1]!
    }
    scores[place] = score
    best[place] = row
  }
  return best
}
