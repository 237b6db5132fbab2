-- Which count of the public words is in search_terms: a process keeps those words to look for slips, and reads them again
-- when this differs. near_words and its index stay for processes of the version before.
create table search_vocabulary (
  single boolean primary key default true check (single),
  counted_as text not null
);
insert into search_vocabulary (counted_as) select gen_random_uuid()::text where exists (select 1 from search_terms);
