-- Browsers that somebody has signed in from: SHA-256 of the browser's own secret together with the member.
create table known_devices (
  member_id text not null references members (id) on delete cascade,
  id text not null,
  first_seen_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  primary key (member_id, id)
);
create index known_devices_last_seen_idx on known_devices (last_seen_at);

-- Nobody's browser: whoever was here before is told of their next sign-in, whatever it comes from.
insert into known_devices (member_id, id, first_seen_at, last_seen_at)
select id, 'before', now(), now() from members where deleted_at is null;
