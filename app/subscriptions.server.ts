import type { Fact } from './lib/fact.ts'
import type * as accounts from './modules/accounts/facts.ts'
import type * as calendarImport from './modules/calendar-import/facts.ts'
import type * as events from './modules/events/facts.ts'
import { onAddressConfirmed } from './modules/events/listeners/guests.server.ts'
import {
  onBlockChanged,
  onMemberBanned,
  onMemberGone,
  onMembershipEnded,
  onMemberSuspended,
} from './modules/events/listeners/memberships.server.ts'
import type * as groups from './modules/groups/facts.ts'
import { endMembershipsOfLeaver, onBansAdopted } from './modules/groups/listeners.server.ts'
import type * as mentors from './modules/mentors/facts.ts'
import { leaveLinesOfLeaver, separateWaitlists } from './modules/mentors/listeners.server.ts'
import type * as mentorships from './modules/mentorships/facts.ts'
import { endMentorshipsOfLeaver, partInRequests } from './modules/mentorships/listeners.server.ts'
import type * as moderation from './modules/moderation/facts.ts'
import {
  onAppeal,
  onAppealUpheld,
  onReportDecided,
  onReportMade,
  onSanction,
  onSanctionsAdopted,
} from './modules/moderation/listeners.server.ts'
import { onEvent } from './modules/notifications/listeners/events.server.ts'
import { onEventMessage } from './modules/notifications/listeners/event-messages.server.ts'
import { retimeDigests } from './modules/notifications/listeners/digests.server.ts'
import { onOrganizerAdded, onSpaceOrganizerAdded } from './modules/notifications/listeners/organizers.server.ts'
import { onGroupChanged, onMembership } from './modules/notifications/listeners/groups.server.ts'
import {
  onBooking,
  onMentorshipChanged,
  onPlace,
  onRequest,
  onTalkMissed,
} from './modules/notifications/listeners/mentoring.server.ts'
import { onProgram, onProgramPublished } from './modules/notifications/listeners/programs.server.ts'
import { onRsvpRequest } from './modules/notifications/listeners/rsvp-requests.server.ts'
import { onSpacePublishes } from './modules/notifications/listeners/spaces.server.ts'
import {
  onAnswerAccepted,
  onReactionAdded,
  onReplyPosted,
  onThreadMoved,
  onThreadStarted,
} from './modules/notifications/listeners/threads.server.ts'
import type * as officeHours from './modules/office-hours/facts.ts'
import {
  freeSlotsOfLeaver,
  freeSlotsOfSuspended,
  onMentorChanged,
  separateSlots,
} from './modules/office-hours/listeners.server.ts'
import { anonymiseDeletedMember } from './modules/personal-data/listeners.server.ts'
import type * as programs from './modules/programs/facts.ts'
import { index } from './modules/search/listeners.server.ts'
import type * as spaces from './modules/spaces/facts.ts'
import type * as threads from './modules/threads/facts.ts'
import type { Db } from './platform/database.server.ts'
import type { Delivery } from './platform/outbox.server.ts'

type Facts =
  | typeof accounts
  | typeof calendarImport
  | typeof events
  | typeof groups
  | typeof mentors
  | typeof mentorships
  | typeof moderation
  | typeof officeHours
  | typeof programs
  | typeof spaces
  | typeof threads
type MakerIn<Module> = Module extends unknown ? Module[keyof Module] : never
type Maker = MakerIn<Facts>
type Kind = ReturnType<Maker>['kind']
type AnyListener = (db: Db, delivery: Delivery) => Promise<void>
type Listener<K extends Kind> = (db: Db, delivery: Delivery<Extract<Maker, (body: never) => Fact<K>>>) => Promise<void>

/** The one table of who reacts to what. A listener may run more than once for a fact and must do its work once. */
export const subscriptions: { [K in Kind]: Listener<K>[] } = {
  'member.joined': [index('members', 'memberId')],
  'member.verified': [onAddressConfirmed],
  'bans.adopted': [onBansAdopted, onSanctionsAdopted],
  'profile.changed': [index('members', 'memberId'), retimeDigests],
  'member.left': [
    index('members', 'memberId'),
    onMemberGone,
    freeSlotsOfLeaver,
    leaveLinesOfLeaver,
    endMentorshipsOfLeaver,
    endMembershipsOfLeaver,
    anonymiseDeletedMember,
  ],
  'block.changed': [onBlockChanged, separateSlots, partInRequests, separateWaitlists],

  'group.created': [index('groups', 'groupId')],
  'group.changed': [index('groups', 'groupId'), onGroupChanged],
  'resource.added': [index('resources', 'resourceId')],
  'resource.changed': [index('resources', 'resourceId')],
  'membership.requested': [onMembership],
  'membership.started': [onMembership],
  'membership.ended': [onMembership, onMembershipEnded],
  'member.banned': [onMemberBanned],
  'membership.declined': [onMembership],
  'membership.role-changed': [onMembership],
  'member.invited': [onMembership],

  'thread.started': [index('threads', 'threadId'), onThreadStarted],
  'thread.edited': [index('threads', 'threadId'), onThreadStarted],
  'thread.marked': [index('threads', 'threadId')],
  'thread.moved': [index('threads', 'threadId'), onThreadMoved],
  'thread.deleted': [index('threads', 'threadId')],
  'reply.posted': [index('replies', 'replyId'), onReplyPosted],
  'reply.edited': [index('replies', 'replyId'), onReplyPosted],
  'reply.deleted': [index('replies', 'replyId')],
  'answer.accepted': [index('threads', 'threadId'), onAnswerAccepted],
  'answer.withdrawn': [index('threads', 'threadId')],
  'reaction.added': [onReactionAdded],

  'event.published': [index('events', 'eventId'), onSpacePublishes],
  'event.changed': [index('events', 'eventId'), onEvent],
  'event.cancelled': [index('events', 'eventId'), onEvent],
  'event.reinstated': [index('events', 'eventId'), onEvent],
  'rsvp.confirmed': [onEvent],
  'rsvp.queued': [],
  'rsvp.withdrawn': [onEvent],
  'seat.promoted': [onEvent],
  'seat.offered': [onEvent],
  'offer.lapsed': [onEvent],
  'rsvp.requested': [onRsvpRequest],
  'rsvp.decided': [onRsvpRequest],
  'occurrence.near': [onEvent],
  'event.message-sent': [onEventMessage],
  'organizer.added': [onOrganizerAdded],

  'space.created': [index('spaces', 'spaceId')],
  'space.changed': [index('spaces', 'spaceId')],
  'space.followed': [],
  'space.organizer-added': [onSpaceOrganizerAdded],
  'calendar.imported': [onSpacePublishes],

  'mentor.changed': [index('members', 'memberId'), onMentorChanged],
  'place.offered': [onPlace],
  'place.lapsed': [onPlace],
  'request.made': [onRequest],
  'request.extended': [onRequest],
  'request.accepted': [onRequest],
  'request.declined': [onRequest],
  'request.withdrawn': [onRequest],
  'request.expired': [onRequest],
  'mentorship.changed': [onMentorshipChanged],
  'program.opened': [onProgram],
  'program.enrolled': [],
  'program.left': [onProgram],
  'program.closing': [onProgram],
  'program.closed': [onProgram],
  'program.run-ended': [onProgram],
  'program.published': [onProgramPublished],
  'slot.booked': [onBooking],
  'slot.asked': [onBooking],
  'slot.promoted': [onBooking],
  'slot.missed': [onBooking],
  'booking.accepted': [onBooking],
  'booking.unanswered': [onBooking],
  'booking.cancelled': [onBooking],
  'booking.moved': [onBooking],
  'booking.place-changed': [onBooking],
  'talk.missed': [onTalkMissed],
  'feedback.released': [onBooking],

  'report.made': [onReportMade],
  'report.decided': [onReportDecided, onAppealUpheld],
  'sanction.placed': [onMemberSuspended, freeSlotsOfSuspended, onSanction],
  'sanction.lifted': [onSanction],
  'sanction.appealed': [onAppeal],
}

/** Hands a fact to everyone who listens, in the order of the table. */
export async function deliver(db: Db, delivery: Delivery): Promise<void> {
  const listeners = (subscriptions as Record<string, AnyListener[]>)[delivery.fact.kind] ?? []
  for (const listener of listeners) await listener(db, delivery)
}
