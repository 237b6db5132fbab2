-- Hours of the week in which no mail is sent to a member, in wall time of their own zone; an end that is not after the
-- start is on the next day.
create table quiet_hours (
  member_id text not null references members (id) on delete cascade,
  weekday int not null check (weekday between 0 and 6),
  start_minute int not null check (start_minute between 0 and 1439),
  end_minute int not null check (end_minute between 0 and 1439),
  primary key (member_id, weekday)
);

-- A letter may wait when its reader has quiet hours; never past the moment at which it would be worth nothing.
alter table mails
  add column may_wait boolean not null default false,
  add column lapses_at timestamptz(3),
  add column held_until timestamptz(3),
  add column gist jsonb,
  add column bundled_in text;

alter table mails drop constraint mails_status_known;
alter table mails add constraint mails_status_known
  check (status in ('waiting', 'held', 'bundled', 'sent', 'captured', 'refused', 'bounced', 'complained', 'stopped'));
create index mails_held_idx on mails (member_id) where status = 'held';
