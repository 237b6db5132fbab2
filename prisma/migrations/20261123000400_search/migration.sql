-- The skills that search narrows by, beside the rows they belong to: `skill:ccna`. Kept by the triggers that keep the words.
alter table members add column skill_facets text[] not null default '{}';
alter table threads add column skill_facets text[] not null default '{}';
alter table groups add column skill_facets text[] not null default '{}';
alter table events add column skill_facets text[] not null default '{}';

create or replace function gather_member_words() returns trigger language plpgsql as $$
begin
  update members m set
    skill_words = coalesce((select string_agg(s.label::text, ' ' order by s.side, s.position, s.label)
      from member_skills s where s.member_id = m.id), ''),
    skill_facets = array(select 'skill:' || s.slug from member_skills s
      where s.member_id = m.id and s.side = 'offers' and s.slug is not null order by s.slug),
    mentor_words = coalesce((select array_to_string(p.topics, ' ') from mentor_profiles p
      where p.member_id = m.id and p.paused_at is null), ''),
    mentor_body = coalesce((select p.blurb from mentor_profiles p where p.member_id = m.id and p.paused_at is null), '')
  where m.id in (select member_id from changed);
  return null;
end $$;

create or replace function gather_thread_words() returns trigger language plpgsql as $$
begin
  update threads t set
    tag_words = coalesce((
      select string_agg(tags.label::text, ' ' order by tags.label) from thread_tags tags where tags.thread_id = t.id), ''),
    skill_facets = array(select 'skill:' || tags.slug from thread_tags tags
      where tags.thread_id = t.id and tags.slug is not null order by tags.slug)
  where t.id in (select thread_id from changed);
  return null;
end $$;

create function skill_facets_of(tags text[]) returns text[] language sql stable as $$
  select array(select 'skill:' || s.slug from skills s where s.slug = any (tags)
    union select 'skill:' || s.slug from skills s where s.label = any (tags::citext[])) $$;
create function gather_tag_facets() returns trigger language plpgsql as $$
begin
  new.skill_facets := skill_facets_of(new.tags);
  return new;
end $$;
create trigger groups_tag_facets before insert or update of tags on groups
  for each row execute function gather_tag_facets();
create trigger events_tag_facets before insert or update of tags on events
  for each row execute function gather_tag_facets();

update members m set skill_facets = array(select 'skill:' || s.slug from member_skills s
  where s.member_id = m.id and s.side = 'offers' and s.slug is not null order by s.slug)
where exists (select 1 from member_skills s where s.member_id = m.id);
update threads t set skill_facets = array(select 'skill:' || tags.slug from thread_tags tags
  where tags.thread_id = t.id and tags.slug is not null order by tags.slug)
where exists (select 1 from thread_tags tags where tags.thread_id = t.id);
update groups set skill_facets = skill_facets_of(tags) where tags <> '{}';
update events set skill_facets = skill_facets_of(tags) where tags <> '{}';

-- The last task the search server is known to have had: one that knows less was put back to an older state.
create table search_progress (
  single boolean primary key default true check (single),
  task_uid bigint not null
);

-- What a group keeps at hand: links and notes.
create table resources (
  id text primary key,
  group_id text not null references groups (id) on update cascade on delete cascade,
  author_id text not null references members (id) on update cascade on delete restrict,
  title text not null,
  url text,
  body text not null default '',
  body_html text not null default '',
  created_at timestamptz(3) not null,
  edited_at timestamptz(3),
  deleted_at timestamptz(3),
  document tsvector generated always as (
    setweight(to_tsvector('english', plain(title)), 'A') ||
    setweight(to_tsvector('english', plain(body)), 'D')) stored,
  constraint resources_say_something check (url is not null or body <> ''),
  constraint resources_web_address check (url ~ '^https?://')
);
create index resources_group on resources (group_id, created_at desc, id) where deleted_at is null;
create index resources_author_id_idx on resources (author_id);
create index resources_document on resources using gin (document);

alter table search_changes drop constraint search_changes_kind_known;
alter table search_changes add constraint search_changes_kind_known
  check (kind in ('members', 'groups', 'threads', 'replies', 'events', 'spaces', 'resources'));
