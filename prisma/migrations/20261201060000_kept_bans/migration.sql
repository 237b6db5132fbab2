-- Bans of groups and sanctions hold for an address after its account is gone: a keyed hash of the address stands here,
-- beside what it is shut out of. No foreign keys to people: the row is to outlive them.
create table kept_bans (
  id text primary key default gen_random_uuid()::text,
  address_hash text not null,
  member_id text not null,
  group_id text references groups (id) on delete cascade,
  sanction_id text,
  sanction jsonb,
  proven boolean not null,
  until timestamptz(3),
  kept_at timestamptz(3) not null,
  constraint kept_bans_one_kind check ((group_id is null) <> (sanction_id is null)),
  constraint kept_bans_sanction_whole check ((sanction_id is null) = (sanction is null) and (sanction_id is null) = (until is null))
);
create unique index kept_bans_group on kept_bans (group_id, member_id, address_hash) where group_id is not null;
create unique index kept_bans_sanction on kept_bans (sanction_id, address_hash) where sanction_id is not null;
create index kept_bans_address on kept_bans (address_hash);
