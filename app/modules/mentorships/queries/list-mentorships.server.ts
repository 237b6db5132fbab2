import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { mentorshipView, requestView, type MentorshipRow, type RequestRow } from '../view.ts'
import { mentorshipsOf, requestsOf } from './mentorship-rows.server.ts'

const SHOWN = 50

/** A member's mentorships and requests on both sides: what runs or waits first, then what is over. Two statements. */
export async function listMentorships({ db, actor, now }: MemberContext) {
  const [requests, mentorships] = await Promise.all([
    db.$queryRaw<RequestRow[]>`
      ${requestsOf(actor.id)} and r.status <> 'accepted' order by (r.status = 'open') desc, r.created_at desc limit ${SHOWN}`,
    db.$queryRaw<MentorshipRow[]>`
      ${mentorshipsOf(actor.id)} order by (s.status in ('active', 'paused')) desc, s.updated_at desc limit ${SHOWN}`,
  ])
  const all = requests.map((row) => requestView(row, actor.id, now))
  const running = mentorships.map((row) => mentorshipView(row, actor.id))
  return {
    received: all.filter(({ isMentor, status }) => isMentor && status === 'open'),
    sent: all.filter(({ isMentor, status }) => !isMentor && status === 'open'),
    running: running.filter(({ isOver }) => !isOver),
    over: running.filter(({ isOver }) => isOver),
    settled: all.filter(({ status }) => status !== 'open'),
  }
}
