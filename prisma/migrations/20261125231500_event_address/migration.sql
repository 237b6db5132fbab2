-- At which of a space's addresses an event is; null is the first one.
alter table events add column space_location_id text
  constraint events_space_location_id_fkey references space_locations (id) on delete set null on update cascade;
create index events_space_location_id_idx on events (space_location_id);
