import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import type { Db } from '#app/platform/database.server.ts'
import { openGroups } from '#app/modules/visibility/filters.server.ts'
import { paths } from '#app/paths.ts'
import { findDigestTimes } from '../digest-repository.server.ts'
import { HALL, usualTimes, type Rhythm } from '../domain/digest-times.ts'
import type { DigestsView } from '../view.ts'

/** What a member can have digests of, and what they chose. Two statements. */
export async function readDigests({ actor, db }: MemberContext): Promise<DigestsView> {
  const [times, rows] = await Promise.all([
    findDigestTimes(db, actor.id),
    db.$queryRaw<{ scope: string; name: string; rhythm: Rhythm; nextAt: Date | null }[]>`
      select place.scope, place.name, coalesce(d.rhythm, 'off') as rhythm, d.next_at from (
        select ${HALL} as scope, 'The whole hall' as name, 0 as part
        union all
        select g.id, g.name, 1 from memberships ms join groups g on g.id = ms.group_id
        where ms.member_id = ${actor.id} and ms.status = 'active' and ${openGroups(actor)}) place
      left join digests d on d.scope = place.scope and d.member_id = ${actor.id}
      order by place.part, lower(place.name), place.scope`,
  ])
  return {
    ...(times ?? usualTimes),
    zone: actor.timeZone,
    digests: rows.map(({ nextAt, ...row }) => ({ ...row, nextAt: nextAt?.toISOString() ?? null })),
  }
}

/** What a digest is of, for one who is a member of it now; null for anybody else. */
export async function findDigestPlace(
  db: Db,
  memberId: string,
  scope: string,
): Promise<{ name: string; href: string } | null> {
  if (scope === HALL) return { name: 'the hall', href: paths.home() }
  const [group] = await db.$queryRaw<{ name: string; slug: string }[]>`
    select g.name, g.slug from memberships ms join groups g on g.id = ms.group_id
    where ms.member_id = ${memberId} and ms.status = 'active' and g.id = ${scope} and ${openGroups({ id: memberId })}`
  return group ? { name: group.name, href: paths.group(group.slug) } : null
}
