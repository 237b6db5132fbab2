-- A thread that changes its group takes along, in the same transaction, what speaks of it elsewhere: notices in inboxes
-- (those of members who may not look inside the new group go) and the reports about it and its replies.
create index inbox_items_group_idx on inbox_items (group_id);

create function thread_moved() returns trigger language plpgsql as $$
begin
  delete from inbox_items i using groups g
  where i.group_id = old.group_id and (i.href = '/threads/' || new.id or i.href like '/threads/' || new.id || '?%')
    and g.id = new.group_id and g.visibility <> 'public' and not exists (
      select 1 from memberships ms where ms.group_id = g.id and ms.member_id = i.member_id and ms.status = 'active');
  update inbox_items i set group_id = new.group_id
  where i.group_id = old.group_id and (i.href = '/threads/' || new.id or i.href like '/threads/' || new.id || '?%');
  update reports set group_id = new.group_id
  where group_id = old.group_id and ((subject_kind = 'thread' and subject_id = new.id)
    or (subject_kind = 'reply' and subject_id in (select id from replies where thread_id = new.id)));
  return null;
end $$;

create trigger thread_moved after update of group_id on threads
  for each row when (old.group_id is distinct from new.group_id) execute function thread_moved();
