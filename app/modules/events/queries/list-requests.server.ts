import { ok, type Result } from '#app/lib/result.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { questionsOf } from '../domain/registration.ts'
import { findOrganizedDate } from '../organized-date.server.ts'
import type { AskingParty } from '../view.ts'

export type RequestList = {
  event: { id: string; title: string; timeZone: string; isSeries: boolean }
  date: { on: string; startsAt: string }
  counts: { taken: number; waiting: number; capacity: number | null }
  requests: AskingParty[]
}

type Row = Omit<AskingParty, 'answers' | 'guests' | 'askedAt'> & { party: number; answers: string[]; createdAt: Date }

/** Who asks to come to one date and waits for the organizers' word, in the order in which they asked. */
export async function listRequests(
  ctx: MemberContext,
  { eventId, on }: { eventId: string; on?: string },
): Promise<Result<RequestList>> {
  const found = await findOrganizedDate(ctx, eventId, on)
  if (!found.ok) return found
  const { event, date } = found
  const [rows, [counts]] = await Promise.all([
    ctx.db.$queryRaw<Row[]>`
      select q.id, m.handle::text as handle, coalesce(m.shown_name, g.name) as name, coalesce(m.headline, '') as headline,
        q.party, q.answers, q.created_at, q.series_since is not null as wants_series,
        (select count(*)::int from rsvp_requests w join occurrences d on d.id = w.occurrence_id
          where d.event_id = ${event.id} and d.ends_at > ${ctx.now} and d.status = 'scheduled' and w.status = 'waiting'
            and (w.member_id = q.member_id or w.guest_id = q.guest_id)) as dates
      from rsvp_requests q left join members m on m.id = q.member_id left join event_guests g on g.id = q.guest_id
      where q.occurrence_id = ${date.id} and q.status = 'waiting' order by q.created_at, q.id limit 500`,
    ctx.db.$queryRaw<RequestList['counts'][]>`
      select confirmed + reserved as taken, queued as waiting, capacity from seat_resources where id = ${date.resourceId}`,
  ])
  const questions = questionsOf(event)
  return ok({
    event: { id: event.id, title: event.title, timeZone: event.timeZone, isSeries: event.repeat !== null },
    date: { on: date.recurrenceId, startsAt: date.startsAt.toISOString() },
    counts: counts!,
    requests: rows.map(({ party, answers, createdAt, ...row }) => ({
      ...row,
      guests: party - 1,
      answers: questions.map(({ text }, index) => ({ question: text, answer: answers[index] ?? '' })),
      askedAt: createdAt.toISOString(),
    })),
  })
}
