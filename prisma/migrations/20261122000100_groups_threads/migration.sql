alter table group_invites add column reminded_at timestamptz(3);

create index threads_pinned on threads (group_id, pinned_at desc) where pinned_at is not null and deleted_at is null;
create index threads_locked on threads (group_id, locked_at desc) where locked_at is not null and deleted_at is null;
create index threads_unanswered on threads (group_id, last_activity_at desc, id desc)
  where kind = 'question' and accepted_reply_id is null and deleted_at is null;
create index threads_questions on threads (group_id, last_activity_at desc, id desc)
  where kind = 'question' and deleted_at is null;
create index groups_tags on groups using gin (tags);
create index group_invites_to_remind on group_invites (created_at) where email is not null and reminded_at is null;
