import type { z } from 'zod'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import { soundsLikeStaff } from '#app/lib/look-alike.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { announce } from '#app/platform/outbox.server.ts'
import type { MemberContext } from '../context.server.ts'
import { staffName } from '../domain/person.ts'
import type { Meanings } from '../domain/named-skill.ts'
import { profileChanged } from '../facts.ts'
import { replaceCertifications, replaceGoals, replaceSkills, updateMember } from '../profile-repository.server.ts'
import type { profileSchema } from '../schema.ts'
import { nameCertifications, nameSkills } from '../skills.server.ts'

export type ProfileInput = Omit<z.output<typeof profileSchema>, 'goals' | 'meant'> & {
  /** Answers to questions about skills; what came of them is in `meanings`. */
  meant?: z.output<typeof profileSchema>['meant']
  goals: { text: string; skills?: string[] }[]
}

/** Replaces a member's profile. Skills are named from the vocabulary or by their `meanings`; others are kept as written. */
export async function saveProfile(ctx: MemberContext, input: ProfileInput, meanings?: Meanings): Promise<Result> {
  if (ctx.actor.siteRole === 'member' && soundsLikeStaff(input.name)) return refuse('invalid', staffName, 'name')
  const { offers, wants, goals, certifications, meant: _, ...fields } = input
  const rendered = await renderMarkdown({ source: fields.bio }, { field: 'bio', what: 'Your story' })
  if (!rendered.ok) return rendered
  const goalSkills = goals.map((goal) => goal.skills ?? wants.map((row) => row.skill))
  const [offered, wanted, certified, ...goalsNamed] = await Promise.all([
    nameSkills(
      ctx.db,
      offers.map((row) => row.skill),
      meanings,
    ),
    nameSkills(
      ctx.db,
      wants.map((row) => row.skill),
      meanings,
    ),
    nameCertifications(ctx.db, certifications),
    ...goalSkills.map((names) => nameSkills(ctx.db, names, meanings)),
  ])

  return inTransaction(ctx, async (tx) => {
    await updateMember(tx, ctx.actor.id, { ...fields, bioHtml: rendered.value.html })
    await replaceSkills(
      tx,
      ctx.actor.id,
      'offers',
      offered.map((skill, index) => ({ ...skill, level: offers[index]!.level })),
    )
    await replaceSkills(
      tx,
      ctx.actor.id,
      'wants',
      wanted.map((skill, index) => ({ ...skill, level: wants[index]!.level })),
    )
    await replaceCertifications(tx, ctx.actor.id, certified)
    await replaceGoals(
      tx,
      ctx.actor.id,
      goals.map(({ text }, index) => ({ text, skills: goalsNamed[index]! })),
      ctx.now,
    )
    await announce(tx, profileChanged({ memberId: ctx.actor.id }), ctx.now)
    return ok()
  })
}
