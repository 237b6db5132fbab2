import type pg from 'pg'

/** Tables that a refused request may have written to, and why. */
export const mayStay: Record<string, string> = {
  rate_limits: 'counts what was tried',
  sessions: 'a session in use is kept alive',
  parked_words: 'words of whoever has to sign in first are put by',
  inbox_items: 'what the page says that is shown again counts as read',
  drafts: 'words not accepted are kept as a draft',
}

/** Notes in the database itself what the web process has really changed, whatever it answered. */
export class Writes {
  readonly #pool: pg.Pool

  private constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  static async watch(pool: pg.Pool): Promise<Writes> {
    await pool.query(`
      create schema if not exists fuzz;
      create table fuzz.writes (place text, what text, rows bigint);
      create function fuzz.note() returns trigger language plpgsql as $$
        declare changed bigint;
        begin
          if current_setting('application_name') <> 'fuzz web' then return null; end if;
          if tg_op = 'INSERT' then select count(*) into changed from fresh;
          elsif tg_op = 'DELETE' then select count(*) into changed from gone;
          else select count(*) into changed from (select f::text from fresh f except all select g::text from gone g) it;
          end if;
          if changed > 0 then insert into fuzz.writes values (tg_table_name, lower(tg_op), changed); end if;
          return null;
        end $$;
      do $$
        declare place record;
        begin
          for place in select c.oid::regclass as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and not c.relispartition and (n.nspname = 'public' or n.nspname = 'graphile_worker' and c.relname like '%jobs')
          loop
            execute format('create trigger fuzz_i after insert on %s referencing new table as fresh for each statement execute function fuzz.note()', place.name);
            execute format('create trigger fuzz_d after delete on %s referencing old table as gone for each statement execute function fuzz.note()', place.name);
            execute format('create trigger fuzz_u after update on %s referencing new table as fresh old table as gone for each statement execute function fuzz.note()', place.name);
          end loop;
        end $$`)
    return new Writes(pool)
  }

  /** What was written since this was asked last, but for the tables of `mayStay`. */
  async since(): Promise<string[]> {
    const { rows } = await this.#pool.query<{ place: string; what: string; rows: string }>(
      'delete from fuzz.writes returning place, what, rows',
    )
    return rows.filter(({ place }) => !(place in mayStay)).map(({ place, what, rows: n }) => `${what} ${place} (${n})`)
  }
}
