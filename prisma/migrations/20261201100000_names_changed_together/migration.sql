-- Several members whose names looked alike may change in one statement: a row's trigger may not touch, before the
-- statement comes to it, another row of the same statement. Who looked the same is looked at again afterwards.
create or replace function forget_name_skeleton() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('guildhall.looks', true), '') = 'on' then return new; end if;
  new.name_skeleton := null;
  return new;
end $$;

create function forget_shared_skeletons() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('guildhall.looks', true), '') = 'on' then return null; end if;
  update members set name_skeleton = null
    where name_skeleton = old.name_skeleton and name_shared and id <> old.id and deleted_at is null;
  return null;
end $$;
create trigger name_changed_others after update of name on members
  for each row when (new.name is distinct from old.name) execute function forget_shared_skeletons();
