create index concurrently if not exists inbox_items_actor_idx on inbox_items (actor_id);
