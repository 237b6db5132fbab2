-- A mentor's places are something scarce like any other. The profile keeps their two numbers for lists and the ranking,
-- written with the counters they come from.
alter table mentor_profiles add column resource_id text not null default '';
update mentor_profiles set resource_id = substr(md5('places of ' || member_id), 1, 20);

insert into seat_resources (id, kind, capacity, confirmed, offer_from, offer_minutes, closed_at, created_at)
select p.resource_id, 'mentor-capacity', p.capacity,
  (select count(*) from mentorships s where s.mentor_id = p.member_id and s.status in ('active', 'paused')),
  to_timestamp(0), 72 * 60, p.paused_at, p.created_at
from mentor_profiles p;
insert into claims (id, resource_id, member_id, state, joined_at, decided_at)
select substr(md5('place in ' || s.id), 1, 20), p.resource_id, s.mentee_id, 'confirmed', s.started_at, s.started_at
from mentorships s join mentor_profiles p on p.member_id = s.mentor_id
where s.status in ('active', 'paused');

update mentor_profiles p set active_count = r.confirmed
from seat_resources r where r.id = p.resource_id and r.confirmed <> p.active_count;

create function open_mentor_places() returns trigger language plpgsql as $$
begin
  if new.resource_id = '' then
    new.resource_id := substr(md5('places of ' || new.member_id), 1, 20);
    insert into seat_resources (id, kind, capacity, confirmed, offer_from, offer_minutes, closed_at, created_at)
    values (new.resource_id, 'mentor-capacity', new.capacity, new.active_count, to_timestamp(0), 72 * 60,
      new.paused_at, new.created_at)
    on conflict (id) do nothing;
  end if;
  return new;
end $$;
create trigger mentor_profiles_places before insert on mentor_profiles
  for each row execute function open_mentor_places();

create function note_mentor_places() returns trigger language plpgsql as $$
begin
  update mentor_profiles set capacity = coalesce(new.capacity, capacity), active_count = new.confirmed + new.reserved
  where resource_id = new.id
    and (capacity, active_count) is distinct from (coalesce(new.capacity, capacity), new.confirmed + new.reserved);
  return null;
end $$;
create trigger seat_resources_mentor_places after update of capacity, confirmed, reserved on seat_resources
  for each row when (new.kind = 'mentor-capacity') execute function note_mentor_places();

create function resize_mentor_places() returns trigger language plpgsql as $$
begin
  update seat_resources set capacity = new.capacity where id = new.resource_id and capacity is distinct from new.capacity;
  return null;
end $$;
create trigger mentor_profiles_resized after update of capacity on mentor_profiles
  for each row when (new.capacity is distinct from old.capacity) execute function resize_mentor_places();

alter table mentor_profiles
  drop constraint mentor_profiles_capacity,
  add constraint mentor_profiles_places check (capacity >= 0 and active_count >= 0),
  add constraint mentor_profiles_resource_fkey foreign key (resource_id) references seat_resources (id);
create unique index mentor_profiles_resource_id_key on mentor_profiles (resource_id);

-- A request made on an offer keeps the place until it is answered.
alter table mentorship_requests add column place_kept boolean not null default false;

-- A time in a mentor's office hours, written down when somebody first reaches for it.
create table slots (
  id text not null,
  mentor_id text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  resource_id text not null,
  in_group boolean not null default false,
  topic text not null default '',
  called_off_at timestamptz(3),
  created_at timestamptz(3) not null,
  constraint slots_pkey primary key (id),
  constraint slots_order check (starts_at < ends_at),
  constraint slots_mentor_fkey foreign key (mentor_id) references members (id),
  constraint slots_resource_fkey foreign key (resource_id) references seat_resources (id)
);
create unique index slots_resource_id_key on slots (resource_id);
create unique index slots_mentor_id_starts_at_in_group_key on slots (mentor_id, starts_at, in_group);

-- The weekly hour a mentor keeps for a group, in wall time of their own zone.
create table group_hours (
  member_id text not null,
  weekday integer not null,
  start_minute integer not null,
  end_minute integer not null,
  seats integer not null,
  topic text not null,
  updated_at timestamptz(3) not null,
  constraint group_hours_pkey primary key (member_id),
  constraint group_hours_member_fkey foreign key (member_id) references mentor_profiles (member_id) on delete cascade,
  constraint group_hours_weekday check (weekday between 0 and 6),
  constraint group_hours_minutes check (start_minute between 0 and 1439 and end_minute between start_minute + 1 and 1440),
  constraint group_hours_seats check (seats between 2 and 30)
);

-- Waiting for a slot is a booking too; held is one that waits for the mentor's answer, until held_until.
alter table bookings
  add column slot_id text,
  add column in_group boolean not null default false,
  drop constraint bookings_state_known,
  add constraint bookings_state_known check (state in ('waiting', 'held', 'confirmed', 'cancelled')),
  add constraint bookings_slot_fkey foreign key (slot_id) references slots (id);

create temporary table kept_slots on commit drop as
  select id as booking_id, mentor_id, mentee_id, starts_at, ends_at, created_at,
    substr(md5('slot of ' || id), 1, 20) as slot_id, substr(md5('seat of ' || id), 1, 20) as resource_id
  from bookings where state in ('held', 'confirmed') and ends_at > now();
insert into seat_resources (id, kind, capacity, confirmed, created_at)
  select resource_id, 'slot', 1, 1, created_at from kept_slots;
insert into claims (id, resource_id, member_id, state, joined_at, decided_at)
  select substr(md5('claim of ' || booking_id), 1, 20), resource_id, mentee_id, 'confirmed', created_at, created_at from kept_slots;
insert into slots (id, mentor_id, starts_at, ends_at, resource_id, created_at)
  select slot_id, mentor_id, starts_at, ends_at, resource_id, created_at from kept_slots;
update bookings b set slot_id = k.slot_id from kept_slots k where k.booking_id = b.id;

-- The last guard: talks of one mentor never overlap, but for those who share a slot, which is a group's.
alter table bookings
  drop constraint bookings_mentor_once,
  add constraint bookings_mentor_once exclude using gist
    (mentor_id with =, tstzrange(starts_at, ends_at) with &&, coalesce(slot_id, id) with <>)
    where (state in ('held', 'confirmed'));
create unique index bookings_slot_once on bookings (slot_id) where state in ('held', 'confirmed') and not in_group;
create unique index bookings_one_paper on bookings (slot_id, mentee_id) where state <> 'cancelled';
create index bookings_asked on bookings (held_until) where state = 'held';

-- Somebody did not come; it counts for a while and is then only history.
create table missed_talks (
  id text not null,
  booking_id text not null,
  member_id text not null,
  recorded_by_id text not null,
  words text not null default '',
  created_at timestamptz(3) not null,
  lifted_at timestamptz(3),
  constraint missed_talks_pkey primary key (id),
  constraint missed_talks_others check (member_id <> recorded_by_id),
  constraint missed_talks_booking_fkey foreign key (booking_id) references bookings (id),
  constraint missed_talks_member_fkey foreign key (member_id) references members (id),
  constraint missed_talks_recorded_by_fkey foreign key (recorded_by_id) references members (id)
);
create unique index missed_talks_booking_id_member_id_key on missed_talks (booking_id, member_id);
create index missed_talks_member_id_created_at_idx on missed_talks (member_id, created_at);

-- What the two of a talk say of it. Nobody reads the other's before it is released.
create table talk_feedback (
  booking_id text not null,
  author_id text not null,
  about_id text not null,
  rating integer not null,
  words text not null default '',
  created_at timestamptz(3) not null,
  released_at timestamptz(3),
  constraint talk_feedback_pkey primary key (booking_id, author_id),
  constraint talk_feedback_rating check (rating between 1 and 5),
  constraint talk_feedback_booking_fkey foreign key (booking_id) references bookings (id),
  constraint talk_feedback_author_fkey foreign key (author_id) references members (id),
  constraint talk_feedback_about_fkey foreign key (about_id) references members (id)
);
create index talk_feedback_about_id_released_at_idx on talk_feedback (about_id, released_at);
create index talk_feedback_sealed on talk_feedback (created_at) where released_at is null;
