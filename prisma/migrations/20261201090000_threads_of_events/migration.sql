-- A thread knows that it is an event's, so that threads need not look into events.
alter table threads add column of_event boolean not null default false;
update threads t set of_event = true from events e where e.thread_id = t.id;
