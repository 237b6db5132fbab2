import { createHash } from 'node:crypto'
import type pg from 'pg'

export const roles = ['visitor', 'unconfirmed', 'member', 'mentor', 'organizer', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

const addressOf: Partial<Record<Role, string>> = {
  member: 'worker@demo.guildhall.local',
  mentor: 'mentor@demo.guildhall.local',
  organizer: 'organizer@demo.guildhall.local',
  moderator: 'moderator@demo.guildhall.local',
  admin: 'admin@demo.guildhall.local',
}

/**
 * Those in whose names the fuzz posts. Their posts end sessions, leave, ban and delete; `heal` makes them whole again
 * and forgets how often they have posted.
 */
export class People {
  readonly #pool: pg.Pool

  private constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  static async find(pool: pg.Pool): Promise<People> {
    await pool.query(`create schema if not exists fuzz`)
    await pool.query(`create table fuzz.people as select m.*, ''::text as role from members m limit 0`)
    for (const [role, email] of Object.entries(addressOf))
      await pool.query(`insert into fuzz.people select m.*, $1 from members m where email = $2`, [role, email])
    await pool.query(`insert into fuzz.people select m.*, 'unconfirmed' from members m
      where email_verified_at is not null and email not like '%@demo.guildhall.local' and site_role = 'member'
        and not exists (select 1 from mentor_profiles p where p.member_id = m.id) order by handle limit 1`)
    await pool.query(`update fuzz.people set email_verified_at = null where role = 'unconfirmed'`)
    return new People(pool)
  }

  async heal(): Promise<void> {
    const { rows } = await this.#pool.query<{ name: string }>(
      `select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = 'members' and is_generated = 'NEVER' and column_name <> 'id'`,
    )
    const columns = rows.map(({ name }) => `"${name}"`).join(', ')
    const values = rows.map(({ name }) => `p."${name}"`).join(', ')
    await this.#pool.query(
      `select set_config('guildhall.looks', 'on', true);
       update members m set (${columns}) = row(${values}) from fuzz.people p where p.id = m.id`,
    )
    await this.#pool.query('delete from rate_limits')
    for (const role of roles) {
      if (role === 'visitor') continue
      await this.#pool.query(
        `insert into sessions (id, user_id, expires_at) select $1, id, now() + interval '1 day' from fuzz.people where role = $2
          on conflict (id) do update set user_id = excluded.user_id, expires_at = excluded.expires_at`,
        [createHash('sha256').update(tokenOf(role)).digest('hex'), role],
      )
    }
  }

  cookieOf(role: Role): Record<string, string> {
    return role === 'visitor' ? {} : { Cookie: `guildhall_session=${tokenOf(role)}` }
  }
}

function tokenOf(role: Role): string {
  return createHash('sha256').update(`fuzz ${role}`).digest('hex').slice(0, 40)
}
