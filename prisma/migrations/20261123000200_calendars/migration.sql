-- Where a space lies, rounded to a twentieth of a degree, and the days on which its hours are others.
alter table spaces
  add column latitude double precision,
  add column longitude double precision,
  add column special_days jsonb not null default '[]';

-- Further doors of a space; the first one is in its own row.
create table space_locations (
  id text not null,
  space_id text not null references spaces (id) on delete cascade on update cascade,
  name text not null,
  address_line text not null,
  city text not null,
  postcode text not null default '',
  country text not null,
  latitude double precision,
  longitude double precision,
  position integer not null,
  constraint space_locations_pkey primary key (id)
);
create index space_locations_space_id_idx on space_locations (space_id);

-- Null for an event made here; else the page of the event on the space's own site, empty where it has none.
alter table events add column imported_from text;

-- A calendar that a space keeps elsewhere. Without a url it comes from files that its organizers upload.
create table calendar_sources (
  id text not null,
  space_id text not null references spaces (id) on delete cascade on update cascade,
  member_id text not null,
  name text not null,
  url text,
  following boolean not null default false,
  waiting_text text,
  etag text not null default '',
  last_modified text not null default '',
  checked_at timestamptz(3),
  imported_at timestamptz(3),
  next_check_at timestamptz(3),
  failures integer not null default 0,
  failure text not null default '',
  created_at timestamptz(3) not null,
  constraint calendar_sources_pkey primary key (id)
);
create index calendar_sources_space_id_idx on calendar_sources (space_id);
create index calendar_sources_next_check_at_idx on calendar_sources (next_check_at) where following;

-- What an entry of such a calendar became here: `seen` is its content there, `written` that of our event.
create table imported_entries (
  source_id text not null references calendar_sources (id) on delete cascade on update cascade,
  uid text not null,
  recurrence_id text not null default '',
  event_id text references events (id) on delete set null on update cascade,
  title text not null default '',
  seen text not null,
  written text not null,
  constraint imported_entries_pkey primary key (source_id, uid, recurrence_id)
);
create index imported_entries_event_id_idx on imported_entries (event_id);
