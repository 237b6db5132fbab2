-- Notices and letters refer to what people have written; it is read where it stands when somebody looks, or when the letter
-- leaves. The columns that held copies stay for the build before this one, and get sentences without anybody's words.
alter table inbox_items add column words jsonb;
alter table mails add column said jsonb;

-- Since when a member has read a thread. What they have read in a group beyond single threads stays with the membership.
create table thread_reads (
  member_id text not null references members (id) on delete cascade,
  thread_id text not null references threads (id) on delete cascade,
  read_at timestamptz(3) not null,
  primary key (member_id, thread_id)
);
create index thread_reads_thread_idx on thread_reads (thread_id);
