create index concurrently if not exists mails_member_idx on mails (member_id, created_at);
