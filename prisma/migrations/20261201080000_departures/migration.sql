-- Who has left and is still being forgotten. What was personal about them is found again by it, and goes with it.
create table departures (
  member_id text primary key references members(id) on delete cascade,
  name text not null default '',
  handle citext not null default '',
  addresses citext[] not null default '{}',
  left_at timestamptz(3) not null,
  heard_at timestamptz(3) not null
);

-- Whoever left before this build has been forgotten in part; the worker does the rest.
insert into departures (member_id, left_at, heard_at)
select id, deleted_at, to_timestamp(0) from members where deleted_at is not null;
