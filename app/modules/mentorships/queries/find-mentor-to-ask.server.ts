import { isLive, isOffered, isOnWaitlist } from '#app/modules/seats/filters.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { visibleMembers } from '#app/modules/visibility/filters.server.ts'
import type { MentorPlaces } from '#app/modules/mentors/domain/policy.ts'

export type MentorToAsk = MentorPlaces & {
  resourceId: string
  /** What already stands between the two. */
  isAsked: boolean
  isRunning: boolean
  isWaiting: boolean
  /** A place is kept for them at this moment. */
  isOffered: boolean
}

/** The mentor behind a handle as somebody needs it who asks or waits; null when they may not know of one. One statement. */
export async function findMentorToAsk({ db, actor, now }: MemberContext, handle: string): Promise<MentorToAsk | null> {
  const rows = await db.$queryRaw<MentorToAsk[]>`
    select p.member_id, p.capacity, p.active_count, p.paused_at is not null as is_paused,
      places.queued as waiting, p.resource_id,
      coalesce(${isOnWaitlist('mine')}, false) as is_waiting,
      coalesce(${isOffered('mine', now)}, false) as is_offered,
      exists (select 1 from mentorship_requests r where r.mentee_id = ${actor.id} and r.mentor_id = p.member_id
        and r.status = 'open') as is_asked,
      exists (select 1 from mentorships s where s.mentee_id = ${actor.id} and s.mentor_id = p.member_id
        and s.status in ('active', 'paused')) as is_running
    from mentor_profiles p join members m on m.id = p.member_id join seat_resources places on places.id = p.resource_id
    left join claims mine on mine.resource_id = p.resource_id and mine.member_id = ${actor.id}
      and ${isLive('mine')}
    where m.handle = ${handle} and ${visibleMembers(actor)}`
  return rows[0] ?? null
}
