import { ok, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '../context.server.ts'
import type { Meanings } from '../domain/named-skill.ts'
import type { WeekRule } from '#app/lib/week.ts'
import { profileChanged } from '../facts.ts'
import { replaceGoals, replaceHours, replaceSkills, updateMember } from '../profile-repository.server.ts'
import { nameSkills } from '../skills.server.ts'

export type OnboardingInput = {
  goal: string
  wants: { skill: string; level: number }[]
  supportWanted: string[]
  timeZone: string
  rules: WeekRule[]
}

/** Takes a newcomer's first goal, wishes and hours in one go. */
export async function finishOnboarding(ctx: MemberContext, input: OnboardingInput, meant?: Meanings): Promise<Result> {
  const wanted = await nameSkills(
    ctx.db,
    input.wants.map((row) => row.skill),
    meant,
  )
  return inTransaction(ctx, async (tx) => {
    const { timeZone, supportWanted } = input
    await updateMember(tx, ctx.actor.id, { timeZone, supportWanted, onboardedAt: ctx.now })
    await replaceSkills(
      tx,
      ctx.actor.id,
      'wants',
      wanted.map((skill, index) => ({ ...skill, level: input.wants[index]!.level })),
    )
    if (input.goal) await replaceGoals(tx, ctx.actor.id, [{ text: input.goal, skills: wanted }], ctx.now)
    await replaceHours(tx, ctx.actor.id, 'free', input.rules)
    await announce(tx, profileChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}

/** Notes that a newcomer would rather look around first. */
export function skipOnboarding(ctx: MemberContext): Promise<Result> {
  return inTransaction(ctx, async (tx) => {
    await updateMember(tx, ctx.actor.id, { onboardedAt: ctx.now })
    return ok()
  })
}
