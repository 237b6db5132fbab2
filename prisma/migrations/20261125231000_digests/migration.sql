-- Mails that gather what is new, by the day or the week: of the whole hall, or of one group. `last_on` is the day, by
-- the member's own calendar, of the last one that was due; a later one belongs to a later day or week.
create table digests (
  member_id text not null references members (id) on delete cascade,
  scope text not null,
  rhythm text not null check (rhythm in ('off', 'daily', 'weekly')),
  covered_until timestamptz(3) not null,
  last_on date,
  next_at timestamptz(3),
  primary key (member_id, scope),
  constraint digests_next_while_on check ((rhythm = 'off') = (next_at is null))
);
create index digests_due_idx on digests (next_at) where next_at is not null;

create table digest_times (
  member_id text primary key references members (id) on delete cascade,
  hour int not null check (hour between 0 and 23),
  weekday int not null check (weekday between 0 and 6)
);

-- What a member was told of in a digest: a thread, or a date of an event.
create table digest_told (
  member_id text not null references members (id) on delete cascade,
  subject_id text not null,
  told_at timestamptz(3) not null,
  primary key (member_id, subject_id)
);
create index digest_told_at_idx on digest_told (told_at);

-- The thread or event that a letter or an inbox item speaks of.
alter table mails add column about_id text;
alter table inbox_items add column about_id text;
create index mails_about_idx on mails (member_id, about_id) where about_id is not null;
create index inbox_items_about_idx on inbox_items (member_id, about_id) where about_id is not null;
