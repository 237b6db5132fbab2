-- What a name looks like (UTS 39, computed by the program; null until it was) and whether it has to stand with its
-- handle: another living member's looks the same, or it sounds like those who run the hall.
alter table members
  add column name_skeleton text,
  add column name_shared boolean not null default false,
  add column handle_changed_at timestamptz(3);
create index members_name_skeleton on members (name_skeleton) where deleted_at is null;
create index members_name_unread on members (id) where name_skeleton is null and deleted_at is null;

-- A name that changes without its look, as the build before writes it, is looked at again, and with it those who looked
-- the same. The program says that it keeps the look itself.
create function forget_name_skeleton() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('guildhall.looks', true), '') = 'on' then return new; end if;
  new.name_skeleton := null;
  update members set name_skeleton = null
    where name_skeleton = old.name_skeleton and name_shared and id <> old.id and deleted_at is null;
  return new;
end $$;
create trigger name_changed before update of name on members
  for each row when (new.name is distinct from old.name) execute function forget_name_skeleton();

-- A member's name wherever it stands for who they are: select m.shown_name.
create function shown_name(members) returns text language sql stable as $$
  select case when $1.name_shared then $1.name || ' (@' || $1.handle::text || ')' else $1.name end
$$;

-- What a handle looks like. Handles are ASCII, for which the table of UTS 39 has these three lines.
create function handle_skeleton(handle text) returns text language sql immutable parallel safe as $$
  select replace(translate(lower(handle), '01', 'ol'), 'm', 'rn')
$$;
create index members_handle_skeleton on members (handle_skeleton(handle::text));

-- Handles that somebody had before: they lead to them, and are nobody else's.
create table left_handles (
  handle citext primary key,
  member_id text not null references members (id) on delete cascade,
  left_at timestamptz(3) not null
);
create index left_handles_member on left_handles (member_id);
create index left_handles_skeleton on left_handles (handle_skeleton(handle::text));
select watch_content('left_handles');

-- Handles of accounts that are gone, as a keyed hash of their look, without the person: never given again.
create table handle_tombstones (
  skeleton_hash text primary key
);
