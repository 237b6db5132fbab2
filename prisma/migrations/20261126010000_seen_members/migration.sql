-- The members that a kept search has found so far: whoever comes to fit it later is told of, though they are not new here.
alter table saved_searches add column seen_members text[];
