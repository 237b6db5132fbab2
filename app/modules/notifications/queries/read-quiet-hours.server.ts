import { timeOfDay } from '#app/lib/clock.ts'
import type { WeekRule } from '#app/lib/week.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { quietUntil } from '../domain/quiet-hours.ts'
import { findQuietHours } from '../quiet-repository.server.ts'
import type { QuietView } from '../view.ts'

/** The member's quiet hours as their form shows them, and whether they are in them now. One statement. */
export async function readQuietHours({ actor, db, now }: MemberContext): Promise<QuietView> {
  const rules = await findQuietHours(db, actor.id)
  const first = rules[0]
  const isDaily = rules.length === 7 && rules.every((rule) => isSameSpan(rule, first!))
  return {
    mode: rules.length === 0 ? 'off' : isDaily ? 'daily' : 'weekly',
    daily: isDaily ? spanOf(first!) : { from: '22:00', until: '07:00' },
    weekly: Array.from({ length: 7 }, (_, weekday) => {
      const rule = rules.find((one) => one.weekday === weekday)
      return rule ? spanOf(rule) : { from: '', until: '' }
    }),
    until: quietUntil(rules, actor.timeZone, now)?.toISOString() ?? null,
    zone: actor.timeZone,
  }
}

function isSameSpan(one: WeekRule, other: WeekRule): boolean {
  return one.startMinute === other.startMinute && one.endMinute === other.endMinute
}

function spanOf({ startMinute, endMinute }: WeekRule) {
  return { from: timeOfDay(startMinute), until: timeOfDay(endMinute) }
}
