-- A member's wish to be reached elsewhere: confirmed from the new address, and for a week after that taken back from the old.
create table address_changes (
  id text primary key,
  member_id text not null references members (id) on delete cascade,
  old_email citext not null,
  new_email citext not null,
  confirm_hash text not null unique,
  confirm_until timestamptz(3) not null,
  requested_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  undo_until timestamptz(3),
  undone_at timestamptz(3),
  constraint address_changes_undo check ((confirmed_at is null) = (undo_until is null))
);
create index address_changes_member_id_idx on address_changes (member_id);
create index address_changes_old_email_idx on address_changes (old_email) where undo_until is not null;
