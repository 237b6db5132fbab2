create index concurrently if not exists reactions_member_idx on reactions (member_id);
