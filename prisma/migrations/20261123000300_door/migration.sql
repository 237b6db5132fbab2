-- How many of a party came; null where nobody counted.
alter table claims
  add column arrived integer,
  add constraint claims_arrived_positive check (arrived > 0);

-- The thread of its group in which an event is talked about.
alter table events
  add column thread_id text,
  add constraint events_thread_fkey foreign key (thread_id) references threads (id) on delete set null;

-- What organizers write to those who go or wait.
create table event_messages (
  id text not null,
  occurrence_id text not null,
  sender_id text not null,
  audience text not null,
  body text not null,
  receivers integer not null,
  created_at timestamptz(3) not null,
  constraint event_messages_pkey primary key (id),
  constraint event_messages_audience_known check (audience in ('going', 'waiting', 'all')),
  constraint event_messages_occurrence_id_fkey foreign key (occurrence_id) references occurrences (id)
    on delete cascade on update cascade,
  constraint event_messages_sender_fkey foreign key (sender_id) references members (id)
);
create index event_messages_occurrence_id_created_at_idx on event_messages (occurrence_id, created_at);
