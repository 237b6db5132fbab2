-- Whom a post has ever mentioned: they are told once, whatever is edited.
alter table threads add column mentioned_ids text[] not null default '{}';
alter table replies add column mentioned_ids text[] not null default '{}';

-- How far the stored HTML of each kind of words has been rendered again, and by which version of the renderer.
create table rerenderings (
  kind text primary key,
  version integer not null,
  last_id text not null default '',
  finished_at timestamptz(3)
);
