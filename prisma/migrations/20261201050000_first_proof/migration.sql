-- By which browser an account was asked for: the hash of a secret that only that browser has, and of the address. Until
-- the address is proved, nobody else keeps what was set up with it. Accounts from before have none.
alter table members add column joined_by text;
