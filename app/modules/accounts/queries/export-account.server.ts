import { openGroups } from '#app/modules/visibility/filters.server.ts'
import type { MemberContext } from '../context.server.ts'

/** Everything the hall keeps about a member, as they would want to take it along: tables of plain rows. */
export async function exportAccount({ actor, db }: MemberContext): Promise<Record<string, unknown>> {
  const [row] = await db.$queryRaw<{ everything: Record<string, unknown> }[]>`
    select json_build_object(
      'profile', (select json_build_object('name', m.name, 'handle', m.handle, 'email', m.email, 'headline', m.headline,
          'story', m.bio, 'town', m.city, 'country', m.country, 'timeZone', m.time_zone, 'languages', m.languages,
          'industries', m.industries, 'yearsInTheTrade', m.seniority, 'supportOffered', m.support_offered,
          'supportWanted', m.support_wanted, 'offHours', m.off_hours, 'awayUntil', m.away_until,
          'directory', m.directory, 'fieldVisibility', m.field_visibility, 'joinedAt', m.created_at) from members m where m.id = me.id),
      'addressChanges', (select json_agg(json_build_object('from', old_email, 'to', new_email, 'askedAt', requested_at,
          'confirmedAt', confirmed_at, 'takenBackAt', undone_at) order by requested_at) from address_changes where member_id = me.id),
      'skills', (select json_agg(json_build_object('side', side, 'skill', label, 'level', level) order by side, position)
        from member_skills where member_id = me.id),
      'certifications', (select json_agg(label order by label) from member_certifications where member_id = me.id),
      'goals', (select json_agg(text order by position) from goals where member_id = me.id),
      'hours', (select json_agg(json_build_object('purpose', purpose, 'weekday', weekday, 'from', start_minute, 'to', end_minute))
        from availability_rules where member_id = me.id),
      'quietHours', (select json_agg(json_build_object('weekday', weekday, 'from', start_minute, 'to', end_minute) order by weekday)
        from quiet_hours where member_id = me.id),
      'digests', (select json_agg(json_build_object('of', coalesce(g.name, 'the hall'), 'rhythm', d.rhythm, 'readUntil', d.covered_until))
        from digests d left join groups g on g.id = d.scope where d.member_id = me.id),
      'digestTimes', (select json_build_object('hour', hour, 'weekday', weekday) from digest_times where member_id = me.id),
      'notices', (select json_agg(json_build_object('about', kind, 'channel', channel, 'on', enabled) order by kind, channel)
        from notification_preferences where member_id = me.id),
      'groups', (select json_agg(json_build_object('group', g.name, 'role', ms.role, 'status', ms.status, 'joinedAt', ms.joined_at))
        from memberships ms join groups g on g.id = ms.group_id where ms.member_id = me.id and ms.status <> 'banned'),
      'threads', (select json_agg(json_build_object('group', g.name, 'title', t.title, 'body', t.body, 'writtenAt', t.created_at) order by t.created_at)
        from threads t join groups g on g.id = t.group_id where t.author_id = me.id and t.deleted_at is null),
      'replies', (select json_agg(json_build_object('thread', t.title, 'body', r.body, 'writtenAt', r.created_at) order by r.created_at)
        from replies r join threads t on t.id = r.thread_id where r.author_id = me.id and r.deleted_at is null),
      'drafts', (select json_agg(json_build_object('for', place, 'title', title, 'body', body, 'tags', tags, 'begunAt', begun_at, 'savedAt', saved_at) order by saved_at)
        from drafts where member_id = me.id),
      'saved', (select json_agg(json_build_object('thread', t.title, 'reply', r.body, 'savedAt', b.saved_at) order by b.saved_at)
        from bookmarks b left join replies r on b.subject_kind = 'reply' and r.id = b.subject_id
        join threads t on t.id = case b.subject_kind when 'reply' then r.thread_id else b.subject_id end
        join groups g on g.id = t.group_id
        where b.member_id = me.id and t.deleted_at is null and r.deleted_at is null and ${openGroups(actor)}),
      'resources', (select json_agg(json_build_object('group', g.name, 'title', x.title, 'url', x.url, 'body', x.body, 'keptAt', x.created_at) order by x.created_at)
        from resources x join groups g on g.id = x.group_id where x.author_id = me.id and x.deleted_at is null),
      'seats', (select json_agg(json_build_object('event', e.title, 'startsAt', o.starts_at, 'state', c.state, 'places', c.party, 'answers', c.answers))
        from claims c join occurrences o on o.resource_id = c.resource_id join events e on e.id = o.event_id where c.member_id = me.id),
      'seatRequests', (select json_agg(json_build_object('event', e.title, 'startsAt', o.starts_at, 'status', q.status, 'reason', q.reason,
          'places', q.party, 'answers', q.answers, 'askedAt', q.created_at))
        from rsvp_requests q join occurrences o on o.id = q.occurrence_id join events e on e.id = o.event_id where q.member_id = me.id),
      'bookings', (select json_agg(json_build_object('startsAt', starts_at, 'topic', topic, 'state', state,
          'as', case when mentor_id = me.id then 'mentor' else 'mentee' end)) from bookings
        where mentee_id = me.id or (mentor_id = me.id and state <> 'waiting')),
      'feedbackGiven', (select json_agg(json_build_object('talkAt', b.starts_at, 'rating', f.rating, 'words', f.words, 'givenAt', f.created_at))
        from talk_feedback f join bookings b on b.id = f.booking_id where f.author_id = me.id),
      'feedbackReceived', (select json_agg(json_build_object('talkAt', b.starts_at, 'rating', f.rating, 'words', f.words))
        from talk_feedback f join bookings b on b.id = f.booking_id where f.about_id = me.id and f.released_at is not null),
      'missedTalks', (select json_agg(json_build_object('talkAt', b.starts_at, 'words', x.words, 'recordedAt', x.created_at, 'takenBackAt', x.lifted_at))
        from missed_talks x join bookings b on b.id = x.booking_id where x.member_id = me.id),
      'placesInLine', (select json_agg(json_build_object('mentor', m.name, 'since', c.joined_at, 'state', c.state))
        from claims c join mentor_profiles p on p.resource_id = c.resource_id join members m on m.id = p.member_id
        where c.member_id = me.id and c.state in ('queued', 'offered')),
      'requests', (select json_agg(json_build_object('note', note, 'goals', goals, 'status', status, 'sentAt', created_at))
        from mentorship_requests where mentee_id = me.id),
      'mentorships', (select json_agg(json_build_object('goals', goals, 'notes', notes, 'status', status, 'startedAt', started_at))
        from mentorships where me.id in (mentor_id, mentee_id)),
      'inbox', (select json_agg(json_build_object('title', title, 'detail', detail, 'at', created_at) order by created_at)
        from inbox_items where member_id = me.id)
    ) as everything from (select ${actor.id}::text as id) me`
  return row!.everything
}
