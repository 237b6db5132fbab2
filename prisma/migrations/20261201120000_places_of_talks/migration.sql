create table talk_places (
  member_id text not null,
  kind text not null,
  place text not null,
  updated_at timestamptz(3) not null,
  constraint talk_places_pkey primary key (member_id),
  constraint talk_places_member_fkey foreign key (member_id) references mentor_profiles (member_id) on delete cascade,
  constraint talk_places_kind check (kind in ('video', 'phone', 'address')),
  constraint talk_places_place check (char_length(place) between 1 and 500)
);

alter table bookings
  add column place_kind text not null default '',
  add column place text not null default '',
  add constraint bookings_place_kind check (place_kind in ('', 'video', 'phone', 'address')),
  add constraint bookings_place check (char_length(place) <= 500);
