import type * as accounts from './modules/accounts/facts.ts'
import type * as events from './modules/events/facts.ts'
import { onMemberGone, onMembershipEnded } from './modules/events/listeners/memberships.server.ts'
import type * as groups from './modules/groups/facts.ts'
import { endMembershipsOfLeaver } from './modules/groups/listeners.server.ts'
import type * as mentors from './modules/mentors/facts.ts'
import type * as mentorships from './modules/mentorships/facts.ts'
import { endMentorshipsOfLeaver } from './modules/mentorships/listeners.server.ts'
import type * as moderation from './modules/moderation/facts.ts'
import { onReportDecided, onReportMade, onSanction } from './modules/moderation/listeners.server.ts'
import { onEvent } from './modules/notifications/listeners/events.server.ts'
import { onGroupChanged, onMembership } from './modules/notifications/listeners/groups.server.ts'
import { onBooking, onMentorshipChanged, onRequest } from './modules/notifications/listeners/mentoring.server.ts'
import {
  onAnswerAccepted,
  onReactionAdded,
  onReplyPosted,
  onThreadStarted,
} from './modules/notifications/listeners/threads.server.ts'
import type * as officeHours from './modules/office-hours/facts.ts'
import { freeSlotsOfLeaver } from './modules/office-hours/listeners.server.ts'
import type * as programs from './modules/programs/facts.ts'
import { index } from './modules/search/listeners.server.ts'
import type * as spaces from './modules/spaces/facts.ts'
import type * as threads from './modules/threads/facts.ts'
import type { Db } from './platform/database.server.ts'
import type { Delivery } from './platform/outbox.server.ts'

export type Listener = (db: Db, delivery: Delivery) => Promise<void>

type Facts = typeof accounts &
  typeof events &
  typeof groups &
  typeof mentors &
  typeof mentorships &
  typeof moderation &
  typeof officeHours &
  typeof programs &
  typeof spaces &
  typeof threads
type FactKind = {
  [Name in keyof Facts]: Facts[Name] extends (body: never) => { kind: infer Kind extends string } ? Kind : never
}[keyof Facts]

/** The one table of who reacts to what. A listener may run more than once for a fact and must do its work once. */
export const subscriptions: Record<FactKind, Listener[]> = {
  'member.joined': [index('members', 'memberId')],
  'profile.changed': [index('members', 'memberId')],
  'member.left': [
    index('members', 'memberId'),
    onMemberGone,
    freeSlotsOfLeaver,
    endMentorshipsOfLeaver,
    endMembershipsOfLeaver,
  ],
  'block.changed': [],

  'group.created': [index('groups', 'groupId')],
  'group.changed': [index('groups', 'groupId'), onGroupChanged],
  'membership.requested': [onMembership],
  'membership.started': [onMembership],
  'membership.ended': [onMembership, onMembershipEnded],
  'membership.declined': [onMembership],
  'membership.role-changed': [onMembership],
  'member.invited': [onMembership],

  'thread.started': [index('threads', 'threadId'), onThreadStarted],
  'thread.edited': [index('threads', 'threadId'), onThreadStarted],
  'thread.marked': [index('threads', 'threadId')],
  'thread.deleted': [index('threads', 'threadId')],
  'reply.posted': [index('replies', 'replyId'), onReplyPosted],
  'reply.edited': [index('replies', 'replyId'), onReplyPosted],
  'reply.deleted': [index('replies', 'replyId')],
  'answer.accepted': [index('threads', 'threadId'), onAnswerAccepted],
  'answer.withdrawn': [index('threads', 'threadId')],
  'reaction.added': [onReactionAdded],

  'event.published': [index('events', 'eventId')],
  'event.changed': [index('events', 'eventId'), onEvent],
  'event.cancelled': [index('events', 'eventId'), onEvent],
  'rsvp.confirmed': [],
  'rsvp.queued': [],
  'rsvp.withdrawn': [onEvent],
  'seat.promoted': [onEvent],
  'occurrence.near': [onEvent],

  'space.created': [index('spaces', 'spaceId')],
  'space.changed': [index('spaces', 'spaceId')],
  'space.followed': [],

  'mentor.changed': [index('members', 'memberId')],
  'request.made': [onRequest],
  'request.extended': [onRequest],
  'request.accepted': [onRequest],
  'request.declined': [onRequest],
  'request.withdrawn': [onRequest],
  'request.expired': [onRequest],
  'mentorship.changed': [onMentorshipChanged],
  'program.opened': [],
  'program.enrolled': [],
  'program.left': [],
  'program.published': [],
  'slot.booked': [onBooking],
  'booking.cancelled': [onBooking],
  'booking.moved': [onBooking],

  'report.made': [onReportMade],
  'report.decided': [onReportDecided],
  'sanction.placed': [onSanction],
  'sanction.lifted': [onSanction],
}

/** Hands a fact to everyone who listens, in the order of the table. */
export async function deliver(db: Db, delivery: Delivery): Promise<void> {
  const listeners: Listener[] = (subscriptions as Record<string, Listener[]>)[delivery.fact.kind] ?? []
  for (const listener of listeners) await listener(db, delivery)
}
