-- Threads and replies that a member wants to find again.
create table bookmarks (
  member_id text not null references members (id) on delete cascade,
  subject_id text not null,
  subject_kind text not null,
  saved_at timestamptz(3) not null,
  primary key (member_id, subject_id),
  constraint bookmarks_subject_known check (subject_kind in ('thread', 'reply'))
);
create index bookmarks_newest_idx on bookmarks (member_id, saved_at desc, subject_id desc);
