-- Places that are held or offered count as taken; registration has a window; near the start a free seat is offered.
alter table seat_resources
  add column reserved integer not null default 0,
  add column opens_at timestamptz(3),
  add column closes_at timestamptz(3),
  add column offer_from timestamptz(3),
  add column offer_minutes integer,
  add column offer_before timestamptz(3),
  add constraint seat_resources_counters check (confirmed >= 0 and reserved >= 0 and queued >= 0),
  add constraint seat_resources_offer_whole check ((offer_from is null) = (offer_minutes is null)),
  add constraint seat_resources_offer_positive check (offer_minutes > 0);

update seat_resources r
set offer_from = o.starts_at - interval '24 hours', offer_minutes = 120, offer_before = o.starts_at,
  opens_at = e.registration_opens_at, closes_at = e.registration_closes_at
from occurrences o join events e on e.id = o.event_id
where o.resource_id = r.id;

-- Somebody without an account who takes part in one date of an event by a link in a letter.
create table event_guests (
  id text not null,
  occurrence_id text not null,
  name text not null,
  email citext,
  party integer not null default 1,
  answers text[] not null default '{}',
  time_zone text not null default 'UTC',
  created_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  member_id text,
  constraint event_guests_pkey primary key (id),
  constraint event_guests_party_positive check (party > 0),
  constraint event_guests_occurrence_id_fkey foreign key (occurrence_id) references occurrences (id)
    on delete cascade on update cascade,
  constraint event_guests_member_fkey foreign key (member_id) references members (id)
);
create unique index event_guests_occurrence_id_email_key on event_guests (occurrence_id, email);
create index event_guests_email_idx on event_guests (email);

alter table claims
  alter column member_id drop not null,
  add column guest_id text,
  add column answers text[] not null default '{}',
  add constraint claims_one_holder check (num_nonnulls(member_id, guest_id) = 1),
  add constraint claims_guest_id_fkey foreign key (guest_id) references event_guests (id)
    on delete cascade on update cascade,
  add constraint claims_held_until check (state <> 'held' or held_until is not null),
  add constraint claims_offered_until check (state <> 'offered' or offered_until is not null);
create unique index claims_one_live_per_guest on claims (resource_id, guest_id)
  where state in ('held', 'confirmed', 'queued', 'offered');
create index claims_guest_id_idx on claims (guest_id);
create index claims_running_out on claims ((coalesce(held_until, offered_until))) where state in ('held', 'offered');

-- Somebody asks to come and an organizer decides; a request holds no seat and no place in line.
create table rsvp_requests (
  id text not null,
  occurrence_id text not null,
  member_id text,
  guest_id text,
  party integer not null default 1,
  answers text[] not null default '{}',
  status text not null,
  reason text not null default '',
  created_at timestamptz(3) not null,
  decided_at timestamptz(3),
  decided_by_id text,
  constraint rsvp_requests_pkey primary key (id),
  constraint rsvp_requests_one_holder check (num_nonnulls(member_id, guest_id) = 1),
  constraint rsvp_requests_party_positive check (party > 0),
  constraint rsvp_requests_status_known check (status in ('waiting', 'approved', 'declined', 'withdrawn')),
  constraint rsvp_requests_occurrence_id_fkey foreign key (occurrence_id) references occurrences (id)
    on delete cascade on update cascade,
  constraint rsvp_requests_guest_id_fkey foreign key (guest_id) references event_guests (id)
    on delete cascade on update cascade,
  constraint rsvp_requests_member_fkey foreign key (member_id) references members (id),
  constraint rsvp_requests_decided_by_fkey foreign key (decided_by_id) references members (id)
);
create unique index rsvp_requests_one_waiting_per_member on rsvp_requests (occurrence_id, member_id)
  where status = 'waiting';
create unique index rsvp_requests_one_waiting_per_guest on rsvp_requests (occurrence_id, guest_id)
  where status = 'waiting';
create index rsvp_requests_occurrence_id_status_created_at_id_idx
  on rsvp_requests (occurrence_id, status, created_at, id);
create index rsvp_requests_member_id_idx on rsvp_requests (member_id);

alter table events
  add column questions_required boolean[] not null default '{}',
  add column most_guests integer not null default 9,
  add column guest_rsvp boolean not null default true,
  add constraint events_most_guests check (most_guests between 0 and 9);
