import { isQueued, isWaiting, waitlistPosition } from '#app/modules/seats/filters.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { lineView, mentorshipView, requestView, type LineRow, type MentorshipRow, type RequestRow } from '../view.ts'
import { mentorshipsOf, requestsOf } from './mentorship-rows.server.ts'

const SHOWN = 50

/**
 * A member's mentorships and requests on both sides: what runs or waits first, then what is over, and the lines
 * they stand in. Three statements.
 */
export async function listMentorships({ db, actor, now }: MemberContext) {
  const [requests, mentorships, waitlists] = await Promise.all([
    db.$queryRaw<RequestRow[]>`
      ${requestsOf(actor.id)} and r.status <> 'accepted' order by (r.status = 'open') desc, r.created_at desc limit ${SHOWN}`,
    db.$queryRaw<MentorshipRow[]>`
      ${mentorshipsOf(actor.id)} order by (s.status in ('active', 'paused')) desc, s.updated_at desc limit ${SHOWN}`,
    db.$queryRaw<LineRow[]>`
      select c.id, c.state, c.offered_until,
        ${waitlistPosition('c')} as position,
        json_build_object('name', m.shown_name, 'handle', m.handle, 'headline', m.headline) as other
      from claims c join mentor_profiles p on p.resource_id = c.resource_id join members m on m.id = p.member_id
      where c.member_id = ${actor.id} and ${isWaiting('c', now)}
      order by ${isQueued('c')}, c.joined_at limit ${SHOWN}`,
  ])
  const all = requests.map((row) => requestView(row, actor.id, now))
  const running = mentorships.map((row) => mentorshipView(row, actor.id))
  return {
    waitlists: waitlists.map(lineView),
    received: all.filter(({ isMentor, status }) => isMentor && status === 'open'),
    sent: all.filter(({ isMentor, status }) => !isMentor && status === 'open'),
    running: running.filter(({ isOver }) => !isOver),
    over: running.filter(({ isOver }) => isOver),
    settled: all.filter(({ status }) => status !== 'open'),
  }
}
