-- What has just happened, for the web processes that listen: ids alone, and only once it is committed.
create function tell_reply() returns trigger language plpgsql as $$
begin
  perform pg_notify('live', 'thread:' || new.thread_id || ' ' || new.id);
  return null;
end $$;
create trigger reply_told after insert on replies for each row execute function tell_reply();

create function tell_inbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('live', 'inbox:' || member_id || ' -') from (select distinct member_id from changed) who;
  return null;
end $$;
create trigger inbox_told_new after insert on inbox_items
  referencing new table as changed for each statement execute function tell_inbox();
create trigger inbox_told_read after update on inbox_items
  referencing new table as changed for each statement execute function tell_inbox();
create trigger inbox_told_gone after delete on inbox_items
  referencing old table as changed for each statement execute function tell_inbox();
