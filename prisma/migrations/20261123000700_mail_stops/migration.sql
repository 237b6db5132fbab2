create table mail_stops (
  email citext primary key,
  reason text not null check (reason in ('bounced', 'complained')),
  since timestamptz(3) not null
);

create index mails_settled_idx on mails (created_at) where status <> 'waiting';
create index mails_provider_id_idx on mails (provider_id) where provider_id is not null;

alter table mails drop constraint mails_status_known;
alter table mails add constraint mails_status_known
  check (status in ('waiting', 'sent', 'captured', 'refused', 'bounced', 'complained', 'stopped'));
