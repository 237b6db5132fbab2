alter table events add column expanded_until timestamptz(3);

alter table occurrences
  add column cancel_reason text not null default '',
  add column moved boolean not null default false,
  add column day_before_said_at timestamptz(3),
  add column same_day_said_at timestamptz(3);
create index occurrences_event_id_starts_at_idx on occurrences (event_id, starts_at);

-- A wish to come to every date of a series from one on, so that dates added later count it in.
create table standing_rsvps (
  event_id text not null references events (id) on delete cascade on update cascade,
  member_id text not null references members (id),
  party integer not null,
  since text not null,
  created_at timestamptz(3) not null,
  constraint standing_rsvps_pkey primary key (event_id, member_id),
  constraint standing_rsvps_party_positive check (party > 0)
);
create index standing_rsvps_member_id_idx on standing_rsvps (member_id);
