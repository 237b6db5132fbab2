import { Prisma } from '#app/platform/database.server.ts'
import { erasing, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What spaces hold of somebody who left. */
export const forgettingFollower: Forgetting[] = [
  {
    of: 'space_followers.member_id',
    batch: async (tx, { id }, most) => {
      const [row] = await tx.$queryRaw<{ done: number }[]>(Prisma.sql`
        with gone as (delete from space_followers where member_id = ${id} and space_id in (
            select f.space_id from space_followers f where f.member_id = ${id} limit ${most}) returning space_id),
          counted as (update spaces s set follower_count = greatest(0, s.follower_count - 1) from gone
            where s.id = gone.space_id)
        select count(*)::int as done from gone`)
      return row!.done
    },
  },
  erasing('space_organizers', 'member_id'),
]
