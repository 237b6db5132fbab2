/**
 * What becomes of a column that names a member when they leave: its rows are gone, or they stay and name nobody any
 * more, for a reason. `exported` is the part of what members take along that holds these rows, or why none does.
 */
type Fate = { exported: string | { no: string }; leaves: 'gone' | { stays: string } }

const gone = (exported: Fate['exported']): Fate => ({ exported, leaves: 'gone' })
const stays = (exported: Fate['exported'], why: string): Fate => ({ exported, leaves: { stays: why } })
const no = (why: string) => ({ no: why })

const WORDS = 'the words stay for those who answered them, unsigned'
const OTHERS = 'the row belongs to the other person as well; what the leaver said in it is emptied'
const TEAMS = 'it belongs to those who go on with it; the id leads to nobody'
const RECORD = 'the hall’s record of what was decided; it holds ids'

/** Every column that names a member by id. */
export const references: Record<string, Fate> = {
  'address_changes.member_id': gone('addressChanges'),
  'audit_entries.actor_id': stays(no('the record of moderation is not about the moderator'), RECORD),
  'availability_overrides.member_id': gone('exceptions'),
  'availability_rules.member_id': gone('hours'),
  'blocks.member_id': gone('blocks'),
  'blocks.other_id': gone(no('who blocked somebody is not theirs to know')),
  'bookings.cancelled_by_id': stays('bookings', OTHERS),
  'bookings.mentee_id': stays('bookings', OTHERS),
  'bookings.mentor_id': stays('bookings', OTHERS),
  'bookmarks.member_id': gone('saved'),
  'calendar_sources.member_id': stays('calendarsBrought', TEAMS),
  'claims.member_id': stays('seats', 'how many came stays true; the answers are emptied'),
  'departures.member_id': gone(no('is there only while somebody leaves')),
  'digest_times.member_id': gone('digestTimes'),
  'digest_told.member_id': gone(no('ids of what a summary has mentioned, for ninety days')),
  'digests.member_id': gone('digests'),
  'drafts.member_id': gone('drafts'),
  'email_tokens.member_id': gone(no('hashes of links')),
  'event_guests.member_id': stays('seatsAsGuest', 'how many came stays true; name, address and answers are emptied'),
  'event_messages.sender_id': stays('eventMessages', WORDS),
  'event_organizers.member_id': gone('eventsOrganized'),
  'events.host_id': stays('eventsHosted', WORDS),
  'goal_skills.goal_id': gone('goals'),
  'goals.member_id': gone('goals'),
  'group_hours.member_id': gone('groupHour'),
  'group_invites.created_by_id': stays('invitations', 'a link that is taken back; its address is gone'),
  'inbox_items.actor_id': stays(
    no('it is the inbox of others'),
    'the notice belongs to its reader; name and handle are taken out',
  ),
  'inbox_items.member_id': gone('inbox'),
  'known_devices.member_id': gone('browsers'),
  'mails.member_id': gone('letters'),
  'member_certifications.member_id': gone('certifications'),
  'member_skills.member_id': gone('skills'),
  'memberships.member_id': stays('groups', 'a ban, so that it holds; every other membership is gone'),
  'mentor_changes.member_id': stays(no('an id and a number for the ranking'), 'tells the ranking that they are gone'),
  'mentor_profiles.member_id': stays('mentor', OTHERS),
  'mentorship_requests.mentee_id': stays('requests', OTHERS),
  'mentorship_requests.mentor_id': stays('requestsReceived', OTHERS),
  'mentorships.mentee_id': stays('mentorships', OTHERS),
  'mentorships.mentor_id': stays('mentorships', OTHERS),
  'missed_talks.member_id': stays('missedTalks', OTHERS),
  'missed_talks.recorded_by_id': stays('missedByOthers', OTHERS),
  'notification_preferences.member_id': gone('notices'),
  'parked_words.member_id': gone('putBy'),
  'program_enrolments.member_id': gone('enrolments'),
  'program_pair_rules.created_by_id': stays(no('a rule about others'), TEAMS),
  'program_pair_rules.mentee_id': gone(no('a rule of the organizers, for their eyes')),
  'program_pair_rules.mentor_id': gone(no('a rule of the organizers, for their eyes')),
  'program_pairs.mentee_id': stays('pairs', 'the published result; the id leads to nobody'),
  'program_pairs.mentor_id': stays('pairs', 'the published result; the id leads to nobody'),
  'program_runs.started_by_id': stays(no('a calculation about others'), TEAMS),
  'programs.organizer_id': stays('programsOrganized', TEAMS),
  'quiet_hours.member_id': gone('quietHours'),
  'reactions.member_id': gone('reactions'),
  'replies.author_id': stays('replies', WORDS),
  'reports.reporter_id': stays(
    'reports',
    'moderators still have to decide, or have decided; words go with the decision',
  ),
  'reports.resolved_by_id': stays(no('the record of moderation is not about the moderator'), RECORD),
  'resources.author_id': stays('resources', WORDS),
  'revisions.editor_id': gone('earlierVersions'),
  'rsvp_requests.decided_by_id': stays(no('it is the request of others'), TEAMS),
  'rsvp_requests.member_id': gone('seatRequests'),
  'sanctions.by_id': stays(no('the record of moderation is not about the moderator'), RECORD),
  'sanctions.member_id': stays('sanctions', RECORD),
  'saved_searches.member_id': gone('savedSearches'),
  'sessions.user_id': gone('sessions'),
  'slots.mentor_id': stays('slots', OTHERS),
  'space_followers.member_id': gone('spacesFollowed'),
  'space_organizers.member_id': gone('spacesRun'),
  'standing_rsvps.member_id': gone('seriesSeats'),
  'submissions.member_id': gone(no('the answer to a form, for two days')),
  'talk_feedback.about_id': stays('feedbackReceived', OTHERS),
  'talk_feedback.author_id': stays('feedbackGiven', OTHERS),
  'thread_follows.member_id': gone('follows'),
  'threads.author_id': stays('threads', WORDS),
}

/** Columns that are called an id, are no foreign key, and name something else than a member. */
export const otherIds = [
  'audit_entries.group_id',
  'audit_entries.subject_id',
  'bookmarks.subject_id',
  'digest_told.subject_id',
  'drafts.subject_id',
  'imported_entries.recurrence_id',
  'inbox_items.about_id',
  'inbox_items.group_id',
  'mails.about_id',
  'mails.provider_id',
  'mentorships.request_id',
  'occurrences.recurrence_id',
  'parked_words.subject_id',
  'programs.published_run_id',
  'reactions.subject_id',
  'reports.group_id',
  'reports.subject_id',
  'revisions.subject_id',
  'submissions.form_id',
]

/** Columns for addresses, handles and names, and whose they are. */
export const namings: Record<string, string> = {
  'address_changes.new_email': 'goes with the member',
  'address_changes.old_email': 'goes with the member',
  'calendar_sources.name': 'what a calendar is called',
  'departures.addresses': 'goes when nothing is left to forget',
  'departures.handle': 'goes when nothing is left to forget',
  'departures.name': 'goes when nothing is left to forget',
  'email_tokens.email': 'goes with the member',
  'event_guests.email': 'emptied by address',
  'event_guests.name': 'emptied by address',
  'group_invites.email': 'goes by address, and with whoever asked',
  'groups.name': 'what a group is called',
  'mail_stops.email': 'goes by address',
  'mails.to': 'goes by address',
  'members.email': 'replaced at once',
  'members.handle': 'replaced at once',
  'members.name': 'replaced at once',
  'programs.name': 'what a program is called',
  'secrets.name': 'what a secret is called',
  'sessions.address': 'goes with the member',
  'sessions.user_agent': 'goes with the member',
  'space_locations.address_line': 'where a space is',
  'space_locations.name': 'what a place is called',
  'spaces.address_line': 'where a space is',
  'spaces.name': 'what a space is called',
}

/** Where something of somebody who left may still be read, and why. */
export const remains: Record<string, string> = {
  'mails.headers': 'letters to others, deleted after thirty days',
  'mails.html': 'letters to others, deleted after thirty days',
  'mails.subject': 'letters to others, deleted after thirty days',
  'mails.text': 'letters to others, deleted after thirty days',
  'mails.gist': 'letters to others, deleted after thirty days',
  'mentorships.notes': 'two keep them; they stay with the other until both are gone',
  'mentorships.goals': 'two agreed on them; they stay with the other until both are gone',
  'sanctions.reason': 'words of moderators about what happened',
  'reports.details': 'words about what moderators still have to decide',
}
