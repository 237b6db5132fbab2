-- The indexes of words take new rows in at once, instead of keeping them on a list that every search would read to its
-- end until the next vacuum: a misspelt word cost 25 ms after each refresh of the vocabulary, now 1.
alter index search_terms_trigrams set (fastupdate = off);
alter index members_document set (fastupdate = off);
alter index members_document_public set (fastupdate = off);
alter index groups_document set (fastupdate = off);
alter index threads_document set (fastupdate = off);
alter index replies_document set (fastupdate = off);
alter index events_document set (fastupdate = off);
alter index spaces_document set (fastupdate = off);
alter index resources_document set (fastupdate = off);
select gin_clean_pending_list(indexrelid::regclass) from pg_index join pg_class on pg_class.oid = indexrelid
  where relam = (select oid from pg_am where amname = 'gin') and pg_class.relnamespace = 'public'::regnamespace;

create index thread_tags_slug_idx on thread_tags (slug);
