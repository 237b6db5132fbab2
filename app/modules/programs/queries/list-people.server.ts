import type { Context } from '#app/modules/accounts/context.server.ts'
import type { PairRule } from '../domain/program.ts'
import type { Person, PersonRow, RuleRow } from '../view.ts'

const PAGE = 50

/** Everyone who takes part, for the organizers; mentors first. A page by position, up to 20,000 people. */
export async function listPeople({ db }: Context, programId: string, page: number) {
  const rows = await db.$queryRaw<PersonRow[]>`
    select m.handle::text, m.shown_name as name, m.headline, e.role, e.capacity, coalesce(cardinality(e.wishes), 0)::int as wishes,
      e.open_to_others
    from program_enrolments e join members m on m.id = e.member_id and m.deleted_at is null
    where e.program_id = ${programId}
    order by e.role desc, m.name, m.id limit ${PAGE + 1} offset ${(page - 1) * PAGE}`
  return { rows: rows.slice(0, PAGE), hasMore: rows.length > PAGE }
}

/** Pairs that are fixed or kept apart. */
export async function listPairRules({ db }: Context, programId: string): Promise<RuleRow[]> {
  return db.$queryRaw<RuleRow[]>`
    select r.rule::text as rule, json_build_object('handle', a.handle, 'name', a.shown_name, 'headline', a.headline) as mentee,
      json_build_object('handle', b.handle, 'name', b.shown_name, 'headline', b.headline) as mentor
    from program_pair_rules r join members a on a.id = r.mentee_id join members b on b.id = r.mentor_id
    where r.program_id = ${programId} order by r.rule desc, a.name, b.name, a.id, b.id limit 500`
}

/** Everybody who can be chosen for a pair, by role. */
export async function listChoices({ db }: Context, programId: string) {
  const rows = await db.$queryRaw<(Person & { role: string })[]>`
    select e.role, m.handle::text, m.shown_name as name, '' as headline from program_enrolments e
    join members m on m.id = e.member_id and m.deleted_at is null
    where e.program_id = ${programId} order by m.name, m.id limit 4000`
  const of = (role: string) =>
    rows
      .filter((row) => row.role === role)
      .map(({ handle, name }) => ({ value: handle, label: `${name} (@${handle})` }))
  return { mentees: of('mentee'), mentors: of('mentor') }
}

type ExportPart = 'people' | 'wishes' | 'rules' | 'pairs' | 'matching'

/** The records of one kind of file, with a head; in the shape that the import reads. */
export async function exportRows({ db }: Context, programId: string, part: ExportPart): Promise<(string | number)[][]> {
  switch (part) {
    case 'people': {
      const rows = await db.$queryRaw<(PersonRow & { name: string })[]>`
        select m.handle::text, m.shown_name as name, e.role, e.capacity, e.open_to_others
        from program_enrolments e join members m on m.id = e.member_id and m.deleted_at is null
        where e.program_id = ${programId} order by e.role, m.handle`
      const body = rows.map((row) => [row.handle, row.role, row.capacity, row.openToOthers ? 'yes' : 'no', row.name])
      return [['handle', 'role', 'capacity', 'open', 'name'], ...body]
    }
    case 'wishes': {
      const rows = await db.$queryRaw<{ handle: string; role: string; rank: number; wish: string }[]>`
        select m.handle::text, e.role, wish.rank::int as rank, w.handle::text as wish
        from program_enrolments e join members m on m.id = e.member_id and m.deleted_at is null
        cross join lateral unnest(e.wishes) with ordinality wish (id, rank)
        join members w on w.id = wish.id and w.deleted_at is null
        join program_enrolments other on other.program_id = e.program_id and other.member_id = w.id and other.role <> e.role
        where e.program_id = ${programId} order by e.role, m.handle, wish.rank`
      return [['handle', 'role', 'rank', 'wish'], ...rows.map((row) => [row.handle, row.role, row.rank, row.wish])]
    }
    case 'rules': {
      const rows = await db.$queryRaw<{ mentee: string; mentor: string; rule: PairRule }[]>`
        select a.handle::text as mentee, b.handle::text as mentor, r.rule
        from program_pair_rules r join members a on a.id = r.mentee_id join members b on b.id = r.mentor_id
        where r.program_id = ${programId} order by a.handle, b.handle`
      return [['mentee', 'mentor', 'rule'], ...rows.map((row) => [row.mentee, row.mentor, row.rule])]
    }
    case 'pairs':
    case 'matching': {
      const rows = await db.$queryRaw<
        { mentee: string; menteeName: string; mentor: string; mentorName: string; score: number }[]
      >`
        select a.handle::text as mentee, a.shown_name as mentee_name, b.handle::text as mentor, b.shown_name as mentor_name, p.score
        from program_pairs p join members a on a.id = p.mentee_id join members b on b.id = p.mentor_id
        where p.program_id = ${programId} order by b.handle, a.handle`
      if (part === 'pairs') return [['mentee', 'mentor'], ...rows.map((row) => [row.mentee, row.mentor])]
      const body = rows.map((row) => [row.mentee, row.mentor, row.score, row.menteeName, row.mentorName])
      return [['mentee', 'mentor', 'score', 'menteeName', 'mentorName'], ...body]
    }
  }
}
