-- Secrets of addresses are kept as SHA-256: of a group's invitation (a mailed one has a second link, in its reminder)
-- and of a member's calendar. The clear ones go with the first night of this build (hide_clear_secrets).
alter table group_invites add column token_hash text, add column reminder_hash text;
update group_invites set token_hash = encode(sha256(convert_to(id, 'UTF8')), 'hex');
create unique index group_invites_token_hash_key on group_invites (token_hash);
create unique index group_invites_reminder_hash_key on group_invites (reminder_hash);

alter table members add column calendar_token_hash text;
update members set calendar_token_hash = encode(sha256(convert_to(calendar_token, 'UTF8')), 'hex') where calendar_token is not null;
create unique index members_calendar_token_hash_key on members (calendar_token_hash);

-- What a build before this one writes in clear counts as well.
create function hash_invite() returns trigger language plpgsql as $$
begin
  new.token_hash := coalesce(new.token_hash, encode(sha256(convert_to(new.id, 'UTF8')), 'hex'));
  return new;
end $$;
create trigger invite_hashed before insert on group_invites for each row execute function hash_invite();

create function hash_calendar_token() returns trigger language plpgsql as $$
begin
  if new.calendar_token_hash is not distinct from old.calendar_token_hash
    and coalesce(current_setting('guildhall.hiding', true), '') <> 'on' then
    new.calendar_token_hash := encode(sha256(convert_to(new.calendar_token, 'UTF8')), 'hex');
  end if;
  return new;
end $$;
create trigger calendar_token_hashed before update of calendar_token on members
  for each row when (new.calendar_token is distinct from old.calendar_token) execute function hash_calendar_token();

create function hide_clear_secrets() returns void language plpgsql as $$
begin
  perform set_config('guildhall.hiding', 'on', true);
  update members set calendar_token = null where calendar_token is not null;
  update group_invites set id = left(encode(sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'hex'), 20)
    where token_hash = encode(sha256(convert_to(id, 'UTF8')), 'hex');
end $$;
