import type { Prisma, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lockLooks, noteLooks } from './name-repository.server.ts'
import type { WeekRule } from '#app/lib/week.ts'
import type { NamedSkill } from './domain/named-skill.ts'

export type MemberFields = Pick<
  Prisma.MemberUpdateInput,
  | 'name'
  | 'headline'
  | 'bio'
  | 'bioHtml'
  | 'city'
  | 'country'
  | 'timeZone'
  | 'languages'
  | 'industries'
  | 'seniority'
  | 'supportOffered'
  | 'supportWanted'
  | 'offHours'
  | 'awayUntil'
  | 'directory'
  | 'fieldVisibility'
  | 'onboardedAt'
>

export async function updateMember(tx: Tx, id: string, fields: MemberFields): Promise<void> {
  const { name } = fields
  if (typeof name !== 'string') return void (await tx.member.update({ where: { id }, data: fields }))
  const looks = await lockLooks(tx, id, name)
  await tx.member.update({ where: { id }, data: fields })
  await noteLooks(tx, id, name, looks)
}

export type SkillSide = 'offers' | 'wants'

/** Writes the skills of one side in the order given; of two that mean the same the first stays. */
export async function replaceSkills(
  tx: Tx,
  memberId: string,
  side: SkillSide,
  skills: (NamedSkill & { level: number })[],
) {
  await tx.memberSkill.deleteMany({ where: { memberId, side } })
  const rows = skills.map((skill, position) => ({ memberId, side, position, ...skill }))
  await tx.memberSkill.createMany({ data: rows, skipDuplicates: true })
}

export async function replaceCertifications(tx: Tx, memberId: string, rows: { label: string; slug: string | null }[]) {
  await tx.memberCertification.deleteMany({ where: { memberId, label: { notIn: rows.map((row) => row.label) } } })
  await tx.memberCertification.createMany({ data: rows.map((row) => ({ memberId, ...row })), skipDuplicates: true })
}

export async function replaceGoals(
  tx: Tx,
  memberId: string,
  goals: { text: string; skills: NamedSkill[] }[],
  at: Date,
) {
  await tx.goal.deleteMany({ where: { memberId } })
  const rows = goals.map((goal, position) => ({ id: newId(), position, ...goal }))
  await tx.goal.createMany({
    data: rows.map(({ id, position, text }) => ({ id, memberId, position, text, createdAt: at })),
  })
  const skills = rows.flatMap(({ id, skills }) =>
    skills.map(({ label, slug, confidence, rule }) => ({ goalId: id, label, slug, confidence, rule })),
  )
  await tx.goalSkill.createMany({ data: skills, skipDuplicates: true })
}

/** Writes a member's weekly hours for one purpose: when they are free, or when they hold office hours. */
export async function replaceHours(
  tx: Tx,
  memberId: string,
  purpose: 'free' | 'office-hours',
  rules: readonly WeekRule[],
) {
  await tx.availabilityRule.deleteMany({ where: { memberId, purpose } })
  await tx.availabilityRule.createMany({ data: rules.map((rule) => ({ id: newId(), memberId, purpose, ...rule })) })
}
