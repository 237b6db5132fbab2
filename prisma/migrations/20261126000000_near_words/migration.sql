-- Public words like a mistyped one, nearest first. Two slips in a word of n letters leave at least n - 5 of at most
-- n + 7 trigrams in common; asking for about as many spares the look at most words of the vocabulary. The threshold
-- holds inside this function alone, and its plan is kept for the connection.
create or replace function near_words(token text) returns table (word text, distance integer, ndoc integer)
  language plpgsql stable set pg_trgm.similarity_threshold = 0.2 as $$
begin
  perform set_config('pg_trgm.similarity_threshold',
    greatest(0.2, (length(token) - 5.0) / (length(token) + 7.0) - 0.04)::text, true);
  return query
    select t.word, levenshtein_less_equal(t.word, token, 2), t.ndoc
    from search_terms t
    where t.word % token and abs(length(t.word) - length(token)) <= 2
      and levenshtein_less_equal(t.word, token, 2) <= case when length(token) < 5 then 1 else 2 end
    order by 2, t.ndoc desc, t.word limit 8;
end $$;
