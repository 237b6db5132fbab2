-- Which mentors changed, and in which transaction: every process that ranks keeps its mentors fresh from here.
create table mentor_changes (
  member_id text not null,
  changed_in bigint not null,
  constraint mentor_changes_pkey primary key (member_id)
);
create index mentor_changes_changed_in_idx on mentor_changes (changed_in);

create function note_mentor_change(id text) returns void language sql as $$
  insert into mentor_changes (member_id, changed_in) values (id, pg_current_xact_id()::text::bigint)
  on conflict (member_id) do update set changed_in = excluded.changed_in
$$;

create function note_changed_mentor() returns trigger language plpgsql as $$
begin
  perform note_mentor_change(coalesce(new.member_id, old.member_id));
  return null;
end $$;
create trigger mentor_profiles_noted after insert or update or delete on mentor_profiles
  for each row execute function note_changed_mentor();

create function note_changed_member() returns trigger language plpgsql as $$
begin
  if exists (select 1 from mentor_profiles where member_id = new.id) then perform note_mentor_change(new.id); end if;
  return null;
end $$;
create trigger members_noted after update of headline, bio, languages, industries, seniority, support_offered, off_hours,
    time_zone, directory, field_visibility, away_until, suspended_until, deleted_at on members
  for each row execute function note_changed_member();

create function note_asked_mentor() returns trigger language plpgsql as $$
begin
  perform note_mentor_change(new.mentor_id);
  return null;
end $$;
create trigger mentorship_requests_noted after insert or update of status on mentorship_requests
  for each row execute function note_asked_mentor();

create function note_changed_mentors() returns trigger language plpgsql as $$
begin
  perform note_mentor_change(p.member_id)
  from mentor_profiles p where p.member_id in (select member_id from changed) order by p.member_id;
  return null;
end $$;
create trigger member_skills_added after insert on member_skills referencing new table as changed
  for each statement execute function note_changed_mentors();
create trigger member_skills_edited after update on member_skills referencing new table as changed
  for each statement execute function note_changed_mentors();
create trigger member_skills_removed after delete on member_skills referencing old table as changed
  for each statement execute function note_changed_mentors();
create trigger member_certifications_added after insert on member_certifications referencing new table as changed
  for each statement execute function note_changed_mentors();
create trigger member_certifications_removed after delete on member_certifications referencing old table as changed
  for each statement execute function note_changed_mentors();
create trigger availability_rules_added after insert on availability_rules referencing new table as changed
  for each statement execute function note_changed_mentors();
create trigger availability_rules_removed after delete on availability_rules referencing old table as changed
  for each statement execute function note_changed_mentors();

create index mentorship_requests_waiting on mentorship_requests (deadline_at) where status = 'open';
