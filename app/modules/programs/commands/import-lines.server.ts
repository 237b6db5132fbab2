import { areBlocked } from '#app/modules/visibility/filters.server.ts'
import { ok, refuse, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { inTransaction, type Tx } from '#app/platform/database.server.ts'
import type { CsvProblem } from '#app/lib/csv.ts'
import type { ImportPart } from '../domain/import-columns.ts'
import { readImport, type PersonLine, type RuleLine, type WishLine } from '../domain/import-lines.ts'
import { pinTrouble } from '../domain/pins.ts'
import { mayOrganize } from '../domain/policy.ts'
import type { ProgramPlace, ProgramRole } from '../domain/program.ts'
import { findProgram } from '../queries/find-program.server.ts'
import {
  findCandidates,
  findEnrolled,
  findEnrolments,
  findPairRules,
  lockProgram,
  putEnrolments,
  putPairRule,
} from '../repository.server.ts'

export type ImportAnswer = { imported: number; problems: CsvProblem[] }

/**
 * Reads people, wishes or pair rules from CSV. When any line is bad nothing is written, and each bad line is named with
 * its field. Wishes replace those of the people named; other lines add to what is there.
 */
export async function importLines(
  ctx: MemberContext,
  input: { slug: string; part: ImportPart; text: string },
): Promise<Result<ImportAnswer>> {
  const program = await findProgram(ctx, input.slug)
  if (!program) return refuse('not-found')
  const decision = mayOrganize(program)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)
  const { value, problems } = readImport(input.part, input.text)
  if (!value) return ok({ imported: 0, problems })

  const found: CsvProblem[] = []
  const result = await inTransaction(ctx, async (tx) => {
    await lockProgram(tx, program.id)
    if (value.part === 'people') await importPeople(ctx, tx, program, value.lines, found)
    else if (value.part === 'wishes') await importWishes(ctx, tx, program, value.lines, found)
    else await importRules(ctx, tx, program, value.lines, found)
    return found.length > 0 ? refuse('invalid') : ok({ imported: value.lines.length, problems: [] as CsvProblem[] })
  })
  return result.ok ? result : ok({ imported: 0, problems: found.slice(0, 20) })
}

async function importPeople(
  ctx: MemberContext,
  tx: Tx,
  program: ProgramPlace,
  lines: PersonLine[],
  problems: CsvProblem[],
): Promise<void> {
  const handles = [...new Set(lines.map(({ handle }) => handle))]
  const members = new Map(
    (await findCandidates(tx, program.groupId, handles, ctx.actor.id)).map(({ id, handle }) => [
      handle.toLowerCase(),
      id,
    ]),
  )
  const before = new Map((await findEnrolments(tx, program.id)).map((one) => [`${one.role} ${one.memberId}`, one]))
  const pinned = countPins(await findPairRules(tx, program.id))
  const seen = new Set<string>()
  const people = lines.flatMap(({ line, handle, role, capacity, openToOthers }) => {
    const memberId = members.get(handle)
    const key = `${role} ${handle}`
    const trouble = !memberId
      ? program.groupId
        ? 'no member of the group with a confirmed address has this handle'
        : 'no member with a confirmed address has this handle'
      : seen.has(key)
        ? 'stands twice'
        : null
    seen.add(key)
    if (trouble || !memberId) {
      problems.push({ line, field: 'handle', problem: trouble! })
      return []
    }
    if (role === 'mentor' && (pinned.get(memberId) ?? 0) > capacity) {
      problems.push({ line, field: 'capacity', problem: 'is below the number of pairs fixed with this mentor' })
    }
    const wishes = before.get(`${role} ${memberId}`)?.wishes ?? []
    const places = role === 'mentor' ? capacity : 1
    return [{ memberId, role, capacity: places, wishes, openToOthers: wishes.length === 0 || openToOthers }]
  })
  if (problems.length === 0) await putEnrolments(tx, program.id, people, ctx.now)
}

async function importWishes(
  ctx: MemberContext,
  tx: Tx,
  program: ProgramPlace,
  lines: WishLine[],
  problems: CsvProblem[],
): Promise<void> {
  const enrolled = {
    mentee: await findEnrolled(tx, program.id, 'mentee'),
    mentor: await findEnrolled(tx, program.id, 'mentor'),
  }
  const other: Record<ProgramRole, ProgramRole> = { mentee: 'mentor', mentor: 'mentee' }
  const wishes = new Map<string, { memberId: string; role: ProgramRole; ranked: { rank: number; id: string }[] }>()
  for (const { line, handle, role, rank, wish } of lines) {
    const person = enrolled[role].get(handle)
    const wished = enrolled[other[role]].get(wish)
    if (!person) problems.push({ line, field: 'handle', problem: `is no ${role} of this program` })
    if (!wished) problems.push({ line, field: 'wish', problem: `is no ${other[role]} of this program` })
    if (!person || !wished) continue
    if (person.id === wished.id) problems.push({ line, field: 'wish', problem: 'names the person themselves' })
    const own = wishes.get(`${role} ${person.id}`) ?? { memberId: person.id, role, ranked: [] }
    wishes.set(`${role} ${person.id}`, own)
    if (own.ranked.some(({ id }) => id === wished.id)) problems.push({ line, field: 'wish', problem: 'stands twice' })
    if (own.ranked.some((one) => one.rank === rank)) problems.push({ line, field: 'rank', problem: 'stands twice' })
    own.ranked.push({ rank, id: wished.id })
    if (own.ranked.length > program.maxWishes) {
      problems.push({
        line,
        field: 'wish',
        problem: `is one more than the ${program.maxWishes} wishes of this program`,
      })
    }
  }
  if (problems.length > 0) return
  const people = (await findEnrolments(tx, program.id)).flatMap((person) => {
    const own = wishes.get(`${person.role} ${person.memberId}`)
    return own ? [{ ...person, wishes: own.ranked.sort((a, b) => a.rank - b.rank).map(({ id }) => id) }] : []
  })
  await putEnrolments(tx, program.id, people, ctx.now)
}

async function importRules(
  ctx: MemberContext,
  tx: Tx,
  program: ProgramPlace,
  lines: RuleLine[],
  problems: CsvProblem[],
): Promise<void> {
  const mentees = await findEnrolled(tx, program.id, 'mentee')
  const mentors = await findEnrolled(tx, program.id, 'mentor')
  const stored = await findPairRules(tx, program.id)
  const rules = new Map(stored.map((rule) => [`${rule.menteeId} ${rule.mentorId}`, rule]))
  const seen = new Set<string>()
  for (const { line, mentee, mentor, rule } of lines) {
    const one = mentees.get(mentee)
    const other = mentors.get(mentor)
    if (!one) problems.push({ line, field: 'mentee', problem: 'is no mentee of this program' })
    if (!other) problems.push({ line, field: 'mentor', problem: 'is no mentor of this program' })
    if (!one || !other) continue
    const key = `${one.id} ${other.id}`
    if (seen.has(key)) problems.push({ line, field: 'mentee', problem: 'stands twice with this mentor' })
    seen.add(key)
    if (rule === 'pin') {
      const pins = [...rules.values()].filter((held) => held.rule === 'pin')
      const trouble =
        pinTrouble(
          pins.map(({ menteeId, mentorId }) => [menteeId, mentorId] as const),
          [one.id, other.id],
          other.capacity,
        ) ?? ((await areBlocked(tx, one.id, other.id)) ? 'These two cannot be paired.' : null)
      if (trouble) problems.push({ line, field: 'rule', problem: trouble })
    }
    rules.set(key, { menteeId: one.id, mentorId: other.id, rule })
  }
  if (problems.length > 0) return
  for (const key of seen) await putPairRule(tx, program.id, rules.get(key)!, ctx.actor.id, ctx.now)
}

function countPins(rules: readonly { rule: string; mentorId: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { rule, mentorId } of rules) if (rule === 'pin') counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1)
  return counts
}
