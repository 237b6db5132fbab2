-- The transactions that changed something visitors may see. Pages made for visitors are kept while none of them has
-- become visible since; rows older than any kept page are swept.
create table content_changes (
  changed_in bigint not null,
  at timestamptz(3) not null default now(),
  constraint content_changes_pkey primary key (changed_in)
);

create function note_content_change() returns trigger language plpgsql as $$
begin
  insert into content_changes (changed_in) values (pg_current_xact_id()::text::bigint) on conflict do nothing;
  return null;
end $$;

create function watch_content(watched regclass) returns void language plpgsql as $$
begin
  execute format('create trigger content_noted after insert or update or delete or truncate on %s
    for each statement execute function note_content_change()', watched);
end $$;

select watch_content(name::regclass) from unnest(array[
  'availability_overrides', 'availability_rules', 'bookings', 'certifications', 'claims', 'event_guests',
  'event_organizers', 'events', 'group_hours', 'groups', 'imported_entries', 'member_certifications',
  'member_skills', 'members', 'mentor_profiles', 'mentorships', 'missed_talks', 'occurrences', 'reactions', 'replies', 'resources',
  'sanctions', 'seat_resources', 'skill_aliases', 'skills', 'slots', 'space_followers', 'space_locations',
  'space_organizers', 'spaces', 'talk_feedback', 'thread_follows', 'thread_tags', 'threads'
]) as name;

-- Reading a group is noted here too, and is nothing that others see.
create trigger content_noted after insert or delete or truncate or update of group_id, member_id, role, status, joined_at
  on memberships for each statement execute function note_content_change();
