import { knownName, onlyWhere, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { unblocked, visiblePrograms } from '#app/modules/visibility/filters.server.ts'
import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { Prisma } from '#app/platform/database.server.ts'

const program = Prisma.sql`join programs p on p.id = x.program_id left join groups g on g.id = p.group_id`
const name = (me: Actor) => onlyWhere(visiblePrograms(me), 'p.name')

/** The programs a member takes part in, the pairs that came of it, and those they organize. */
export const programsExport: ExportPart[] = [
  {
    name: 'enrolments',
    about: 'Programs you are enrolled in',
    rows: (me) => ({
      from: Prisma.sql`program_enrolments x ${program} where x.member_id = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.program_id || x.role`,
      row: Prisma.sql`json_build_object('program', ${name(me)}, 'as', x.role, 'places', x.capacity,
        'openToOthers', x.open_to_others, 'since', x.created_at, 'wishes', (select coalesce(json_agg(m.handle order by w.n), '[]')
          from unnest(x.wishes) with ordinality w(id, n) join members m on m.id = w.id
          where m.deleted_at is null and ${unblocked(me, 'm.id')}))`,
    }),
  },
  {
    name: 'pairs',
    about: 'With whom programs paired you',
    rows: (me) => ({
      from: Prisma.sql`program_pairs x ${program}
        join members m on m.id = case when x.mentor_id = ${me.id} then x.mentee_id else x.mentor_id end
        where (x.mentee_id = ${me.id} or x.mentor_id = ${me.id})`,
      key: Prisma.sql`x.program_id || x.mentee_id`,
      row: Prisma.sql`json_build_object('program', ${name(me)}, 'with', ${knownName(me)},
        'as', case when x.mentor_id = ${me.id} then 'mentor' else 'mentee' end)`,
    }),
  },
  {
    name: 'programsOrganized',
    about: 'Programs you opened',
    rows: (me) => ({
      from: Prisma.sql`programs p left join groups g on g.id = p.group_id where p.organizer_id = ${me.id}`,
      at: Prisma.sql`p.created_at`,
      key: Prisma.sql`p.id`,
      row: Prisma.sql`json_build_object('name', ${name(me)}, 'description', ${onlyWhere(visiblePrograms(me), 'p.description')},
        'status', p.status, 'openedAt', p.created_at)`,
    }),
  },
]
