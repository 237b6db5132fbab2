-- What somebody has begun to write and not sent: one row for each place they write in.
create table drafts (
  member_id text not null references members (id) on delete cascade,
  place text not null,
  subject_id text not null,
  title text not null default '',
  body text not null default '',
  kind text not null default '',
  tags text not null default '',
  begun_at timestamptz(3) not null,
  saved_at timestamptz(3) not null,
  primary key (member_id, place, subject_id),
  constraint drafts_place_known check (place in ('thread', 'reply', 'answer', 'thread-edit', 'reply-edit')),
  constraint drafts_size check (length(title) <= 300 and length(body) <= 20000 and length(kind) <= 20 and length(tags) <= 400)
);
create index drafts_newest_idx on drafts (member_id, saved_at desc);

-- Words that arrived after their writer's session had ended, until the same member signs in with the same browser.
create table parked_words (
  id text primary key,
  member_id text not null references members (id) on delete cascade,
  place text not null,
  subject_id text not null,
  title text not null default '',
  body text not null default '',
  kind text not null default '',
  tags text not null default '',
  parked_at timestamptz(3) not null,
  constraint parked_words_place_known check (place in ('thread', 'reply', 'answer', 'thread-edit', 'reply-edit')),
  constraint parked_words_size check (length(title) <= 300 and length(body) <= 20000 and length(kind) <= 20 and length(tags) <= 400)
);
create index parked_words_age_idx on parked_words (parked_at);
create index parked_words_member_idx on parked_words (member_id);
