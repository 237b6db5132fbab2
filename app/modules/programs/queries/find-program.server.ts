import type { Actor } from '#app/modules/accounts/domain/actor.ts'
import { organizesProgram, visiblePrograms } from '#app/modules/visibility/filters.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { ProgramPlace } from '../domain/program.ts'

type Asker = { actor: Pick<Actor, 'id' | 'siteRole'> | null; db: Db }

/** A program by its slug as the asker stands to it; null when there is none or they may not know of it. One statement. */
export async function findProgram({ actor, db }: Asker, slug: string): Promise<ProgramPlace | null> {
  const rows = await db.$queryRaw<ProgramPlace[]>`
    select p.id, p.slug, p.name, p.description, p.status, p.mode, p.group_id, g.slug as group_slug,
      g.name as group_name, p.opens_at, p.closes_at, p.max_wishes,
      p.published_run_id, p.published_mode, p.published_at,
      ${organizesProgram(actor)} as organizes,
      array(select e.role from program_enrolments e
        where e.program_id = p.id and e.member_id = ${actor?.id ?? null} order by e.role) as roles
    from programs p left join groups g on g.id = p.group_id
    where p.slug = ${slug} and ${visiblePrograms(actor)}`
  return rows[0] ?? null
}
