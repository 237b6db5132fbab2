import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { unblocked } from '#app/modules/visibility/filters.server.ts'
import type { ProgramRole } from '../domain/program.ts'
import type { EnrolmentSide, Person } from '../view.ts'

type Own = { role: ProgramRole; capacity: number; openToOthers: boolean; wishes: string[] }

/** How the asker takes part in a program, role by role, and whom they can wish for. Two statements. */
export async function readEnrolment({ actor, db }: MemberContext, programId: string): Promise<EnrolmentSide[]> {
  const own = await db.$queryRaw<Own[]>`
    select e.role, e.capacity, e.open_to_others,
      array(select m.handle::text from unnest(e.wishes) with ordinality wish (id, rank)
        join members m on m.id = wish.id order by wish.rank) as wishes
    from program_enrolments e where e.program_id = ${programId} and e.member_id = ${actor.id}`
  const people = await db.$queryRaw<(Person & { role: ProgramRole })[]>`
    select e.role, m.handle::text, m.shown_name as name, m.headline
    from program_enrolments e join members m on m.id = e.member_id and m.deleted_at is null
    where e.program_id = ${programId} and m.id <> ${actor.id} and ${unblocked(actor, 'm.id')}
    order by m.name, m.id limit 4000`
  return (['mentee', 'mentor'] as const).map((role): EnrolmentSide => {
    const mine = own.find((one) => one.role === role)
    const others = people.filter((one) => one.role !== role)
    return {
      role,
      isIn: mine !== undefined,
      capacity: mine?.capacity ?? 1,
      wishes: (mine?.wishes ?? []).filter((handle) => others.some((one) => one.handle === handle)),
      openToOthers: mine?.openToOthers ?? true,
      others: others.map(({ handle, name, headline }) => ({ handle, name, headline })),
    }
  })
}
