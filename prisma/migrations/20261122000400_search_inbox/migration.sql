-- What search reads of a profile: for members and for visitors, each without the parts kept from them.
create function shown_part(part text, chosen jsonb, directory text, field text, audiences text[]) returns text
  language sql immutable parallel safe as $$
  select case when
    (case when chosen ->> field in ('public', 'members', 'contacts', 'me') then chosen ->> field
      when directory = 'public' then 'public' else 'members' end) = any (audiences)
  then coalesce(part, '') else '' end $$;

alter table members
  add column skill_words text not null default '',
  add column mentor_words text not null default '',
  add column mentor_body text not null default '',
  drop column document;
alter table members
  add column document tsvector generated always as (
    setweight(to_tsvector('english', plain(name)), 'A') ||
    setweight(to_tsvector('english', plain(headline || ' ' || mentor_words || ' ' ||
      shown_part(skill_words, field_visibility, directory, 'skills', '{public,members}'))), 'B') ||
    setweight(to_tsvector('english', plain(mentor_body || ' ' ||
      shown_part(bio, field_visibility, directory, 'bio', '{public,members}') || ' ' ||
      shown_part(city || ' ' || country, field_visibility, directory, 'location', '{public,members}'))), 'D')) stored,
  add column document_public tsvector generated always as (
    setweight(to_tsvector('english', plain(name)), 'A') ||
    setweight(to_tsvector('english', plain(headline || ' ' || mentor_words || ' ' ||
      shown_part(skill_words, field_visibility, directory, 'skills', '{public}'))), 'B') ||
    setweight(to_tsvector('english', plain(mentor_body || ' ' ||
      shown_part(bio, field_visibility, directory, 'bio', '{public}') || ' ' ||
      shown_part(city || ' ' || country, field_visibility, directory, 'location', '{public}'))), 'D')) stored;
create index members_document on members using gin (document);
create index members_document_public on members using gin (document_public);

-- Skills and mentor profiles live in tables of their own; their words travel with the member's row.
create function gather_member_words() returns trigger language plpgsql as $$
begin
  update members m set
    skill_words = coalesce((select string_agg(s.label::text, ' ' order by s.side, s.position, s.label)
      from member_skills s where s.member_id = m.id), ''),
    mentor_words = coalesce((select array_to_string(p.topics, ' ') from mentor_profiles p
      where p.member_id = m.id and p.paused_at is null), ''),
    mentor_body = coalesce((select p.blurb from mentor_profiles p where p.member_id = m.id and p.paused_at is null), '')
  where m.id in (select member_id from changed);
  return null;
end $$;
create trigger member_skills_words_added after insert on member_skills
  referencing new table as changed for each statement execute function gather_member_words();
create trigger member_skills_words_changed after update on member_skills
  referencing new table as changed for each statement execute function gather_member_words();
create trigger member_skills_words_removed after delete on member_skills
  referencing old table as changed for each statement execute function gather_member_words();
create trigger mentor_profiles_words_added after insert on mentor_profiles
  referencing new table as changed for each statement execute function gather_member_words();
create trigger mentor_profiles_words_changed after update on mentor_profiles
  referencing new table as changed for each statement execute function gather_member_words();
create trigger mentor_profiles_words_removed after delete on mentor_profiles
  referencing old table as changed for each statement execute function gather_member_words();

alter table threads add column tag_words text not null default '', drop column document;
alter table threads add column document tsvector generated always as (
  setweight(to_tsvector('english', plain(title)), 'A') ||
  setweight(to_tsvector('english', plain(tag_words)), 'B') ||
  setweight(to_tsvector('english', plain(body)), 'D')) stored;
create index threads_document on threads using gin (document);
create index threads_created_at on threads (created_at desc);
create index replies_created_at on replies (created_at desc);

create function gather_thread_words() returns trigger language plpgsql as $$
begin
  update threads t set tag_words = coalesce((
    select string_agg(tags.label::text, ' ' order by tags.label) from thread_tags tags where tags.thread_id = t.id), '')
  where t.id in (select thread_id from changed);
  return null;
end $$;
create trigger thread_tags_added after insert on thread_tags
  referencing new table as changed for each statement execute function gather_thread_words();
create trigger thread_tags_changed after update on thread_tags
  referencing new table as changed for each statement execute function gather_thread_words();
create trigger thread_tags_removed after delete on thread_tags
  referencing old table as changed for each statement execute function gather_thread_words();

-- The words of what is open to everyone, with the number of texts they occur in: what spelling is corrected towards.
create table search_terms (
  word text primary key,
  ndoc integer not null
);
create index search_terms_trigrams on search_terms using gin (word gin_trgm_ops);
create index search_terms_prefix on search_terms (word text_pattern_ops);

-- What an outside index still has to hear of. Rows carry no content: it is read again when they are worked off.
create table search_changes (
  seq bigserial primary key,
  kind text not null,
  id text not null,
  task_uid bigint,
  task_index text,
  created_at timestamptz(3) not null default now(),
  constraint search_changes_kind_known check (kind in ('members', 'groups', 'threads', 'replies', 'events', 'spaces'))
);
create index search_changes_tasks on search_changes (task_uid) where task_uid is not null;
create table search_refusals (
  kind text not null,
  id text not null,
  reason text not null,
  created_at timestamptz(3) not null,
  primary key (kind, id)
);

create table saved_searches (
  id text primary key,
  member_id text not null references members (id) on delete cascade,
  query text not null,
  type text not null,
  filters jsonb not null default '{}',
  seen_until timestamptz(3) not null,
  created_at timestamptz(3) not null
);
create index saved_searches_member on saved_searches (member_id, created_at);

-- Every sanction is a row that its subject can read.
create table sanctions (
  id text primary key,
  member_id text not null references members (id) on delete cascade,
  kind text not null,
  reason text not null,
  by_id text,
  report_id text references reports (id),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  lifted_at timestamptz(3),
  appeal text not null default '',
  appealed_at timestamptz(3),
  constraint sanctions_kind_known check (kind in ('silence', 'suspension')),
  constraint sanctions_order check (starts_at < ends_at)
);
create index sanctions_member on sanctions (member_id, starts_at desc);
create unique index reports_one_open on reports (reporter_id, subject_kind, subject_id) where status = 'open';

-- Public words like a mistyped one, nearest first. The lower threshold holds inside this function alone.
create function near_words(token text) returns table (word text, distance integer, ndoc integer)
  language sql stable set pg_trgm.similarity_threshold = 0.2 as $$
  select t.word, levenshtein_less_equal(t.word, token, 2), t.ndoc
  from search_terms t
  where t.word % token and abs(length(t.word) - length(token)) <= 2
    and levenshtein_less_equal(t.word, token, 2) <= case when length(token) < 5 then 1 else 2 end
  order by 2, t.ndoc desc, t.word limit 8 $$;

-- Keys that this installation signs with; made here, never shown.
create table secrets (name text primary key, value text not null);
