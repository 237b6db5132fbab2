import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { versionOf } from '#app/platform/text-version.server.ts'
import { mentorshipView, type LogEntry, type MentorshipRow } from '../view.ts'
import { mentorshipsOf } from './mentorship-rows.server.ts'

type LogRow = { at: Date; what: LogEntry['what']; text: string }

const SHOWN = 100

/** A mentorship for one of its two people with the log of what happened; null for everyone else. Two statements. */
export async function readMentorship({ db, actor }: MemberContext, id: string) {
  const [rows, log] = await Promise.all([
    db.$queryRaw<MentorshipRow[]>`${mentorshipsOf(actor.id)} and s.id = ${id}`,
    db.$queryRaw<LogRow[]>`
      with mine as (select * from mentorships where id = ${id} and ${actor.id} in (mentor_id, mentee_id))
      select r.created_at as at, 'asked' as what, r.note as text from mentorship_requests r join mine on mine.request_id = r.id
      union all select started_at, 'started', '' from mine
      union all select b.starts_at, case b.state when 'cancelled' then 'cancelled' else 'talk' end, b.topic
        from bookings b join mine on b.mentor_id = mine.mentor_id and b.mentee_id = mine.mentee_id
          and b.state in ('confirmed', 'cancelled') and b.starts_at >= mine.started_at and (mine.ended_at is null or b.starts_at <= mine.ended_at)
      union all select ended_at, 'ended', end_reason from mine where ended_at is not null
      order by at desc limit ${SHOWN}`,
  ])
  const [row] = rows
  if (!row) return null
  const versions = { notes: versionOf(row.notes), agreement: versionOf(row.goals, row.cadence) }
  return {
    ...mentorshipView(row, actor.id),
    versions,
    log: log.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
  }
}
