import { decideRequest } from '#app/modules/mentorships/commands/decide-request.server.ts'
import { requestMentorship } from '#app/modules/mentorships/commands/request-mentorship.server.ts'
import { bookSlot } from '#app/modules/office-hours/commands/book-slot.server.ts'
import { listOpenSlots } from '#app/modules/office-hours/queries/list-open-slots.server.ts'
import { bookings, requests } from '../mentorships.ts'
import { type Cast, must } from './cast.ts'

/** Sends the requests, lets mentors answer, and books office hours. */
export async function loadMentorships(cast: Cast): Promise<void> {
  for (const [index, request] of requests.entries()) {
    const { mentee, mentor, note, goals, support, decision, reason = '' } = request
    const at = cast.ago({ days: decision ? 40 - index * 3 : 2, hours: index })
    const sent = requestMentorship(cast.as(mentee, at), { mentorHandle: mentor, note, goals, support })
    const requestId = await must(`${mentee} asks ${mentor}`, sent)
    const answered = new Date(at.getTime() + 26 * 3_600_000)
    if (decision) await must(mentor, decideRequest(cast.as(mentor, answered), { requestId, decision, reason }))
  }
  for (const { mentee, mentor, slotIndex, topic } of bookings) {
    const slots = await listOpenSlots(cast.as(mentee), { mentorHandle: mentor })
    const slot = slots[slotIndex % Math.max(1, slots.length)]
    if (!slot) continue
    const at = cast.ago({ hours: 5 })
    await must(
      `${mentee} books ${mentor}`,
      bookSlot(cast.as(mentee, at), { mentorHandle: mentor, startsAt: slot.startsAt, topic }),
    )
  }
}
