import { Prisma } from '#app/platform/database.server.ts'
import { emptying, erasing, erasingWhere, type Forgetting } from '#app/platform/forgetting.server.ts'

/** What accounts holds of somebody who left. Their own row stays, for what they wrote, and says nothing of them. */
export const forgettingAccount: Forgetting[] = [
  erasing('sessions', 'user_id'),
  erasing('email_tokens', 'member_id'),
  erasing('address_changes', 'member_id'),
  erasing('known_devices', 'member_id'),
  erasing('left_handles', 'member_id'),
  erasing('member_skills', 'member_id'),
  erasing('member_certifications', 'member_id'),
  erasing('goals', 'member_id'),
  erasing('availability_rules', 'member_id'),
  erasing('availability_overrides', 'member_id'),
  erasing('blocks', 'member_id'),
  erasing('blocks', 'other_id'),
  erasing('submissions', 'member_id'),
  erasingWhere(
    'rate_limits',
    ({ id, addresses }) => Prisma.sql`(position(${id} in key) > 0 or exists (
      select 1 from unnest(${addresses}::text[]) known(address) where position(lower(known.address) in lower(key)) > 0))`,
  ),
  emptying(
    'members',
    Prisma.sql`headline = '', bio = '', bio_html = '', city = '', country = '', time_zone = 'UTC', languages = '{}', industries = '{}',
      seniority = 0, support_offered = '{}', support_wanted = '{}', off_hours = false, field_visibility = '{}',
      away_until = null, last_seen_at = null`,
    ({
      id,
    }) => Prisma.sql`id = ${id} and deleted_at is not null and (headline, bio, city, country, time_zone, seniority,
      off_hours) is distinct from ('', '', '', '', 'UTC', 0, false)
      or id = ${id} and deleted_at is not null and (field_visibility <> '{}' or away_until is not null or last_seen_at is not null)`,
  ),
]
