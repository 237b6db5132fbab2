import type { Context } from '#app/modules/accounts/context.server.ts'
import { unblocked } from '#app/modules/visibility/filters.server.ts'
import type { ProgramRole } from '../domain/program.ts'
import type { Person, ProgramPage } from '../view.ts'
import { findProgram } from './find-program.server.ts'
import { readHead } from './read-head.server.ts'

/** A program as its page shows it; null when there is none or the asker may not know of it. Up to three statements. */
export async function readProgram(ctx: Context, slug: string): Promise<ProgramPage | null> {
  const program = await findProgram(ctx, slug)
  if (!program) return null
  const [row] = await ctx.db.$queryRaw<
    { descriptionHtml: string; organizer: string | null; mentees: number; mentors: number }[]
  >`
    select p.description_html,
      (select m.shown_name from members m where m.id = p.organizer_id and m.deleted_at is null) as organizer,
      (select count(*)::int from program_enrolments e where e.program_id = p.id and e.role = 'mentee') as mentees,
      (select count(*)::int from program_enrolments e where e.program_id = p.id and e.role = 'mentor') as mentors
    from programs p where p.id = ${program.id}`
  const people = ctx.actor && program.publishedAt ? await partnersOf(ctx, program.id) : []
  return {
    ...readHead(ctx, program),
    descriptionHtml: row!.descriptionHtml,
    organizer: row!.organizer ?? '',
    mentees: row!.mentees,
    mentors: row!.mentors,
    partners: program.publishedAt
      ? (['mentee', 'mentor'] as const)
          .filter((role) => program.roles.includes(role) || people.some((one) => one.role === role))
          .map((role) => ({
            role,
            people: people
              .filter((one) => one.role === role)
              .map(({ handle, name, headline }) => ({ handle, name, headline })),
          }))
      : [],
  }
}

/** Whom the published matching puts the asker with; `role` is the asker's own. */
async function partnersOf({ actor, db }: Context, programId: string) {
  return db.$queryRaw<(Person & { role: ProgramRole })[]>`
    select case when p.mentee_id = ${actor!.id} then 'mentee' else 'mentor' end as role,
      m.handle::text, m.shown_name as name, m.headline
    from program_pairs p
    join members m on m.id = case when p.mentee_id = ${actor!.id} then p.mentor_id else p.mentee_id end
    where p.program_id = ${programId} and ${actor!.id} in (p.mentee_id, p.mentor_id)
      and m.deleted_at is null and ${unblocked(actor, 'm.id')}
    order by m.name, m.id limit 60`
}
