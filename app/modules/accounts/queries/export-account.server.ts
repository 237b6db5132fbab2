import { Prisma } from '#app/platform/database.server.ts'
import type { ExportPart } from '../export-part.server.ts'

/** Who a member is, what they said of themself, and how they come in. */
export const accountExport: ExportPart[] = [
  {
    name: 'profile',
    about: 'Who you are here',
    isOne: true,
    rows: ({ id }) => ({
      from: Prisma.sql`members m where m.id = ${id}`,
      key: Prisma.sql`m.id`,
      row: Prisma.sql`json_build_object('name', m.name, 'handle', m.handle, 'email', m.email,
        'addressConfirmedAt', m.email_verified_at, 'headline', m.headline,
        'story', m.bio, 'town', m.city, 'country', m.country, 'timeZone', m.time_zone, 'languages', m.languages,
        'industries', m.industries, 'yearsInTheTrade', m.seniority, 'supportOffered', m.support_offered,
        'supportWanted', m.support_wanted, 'offHours', m.off_hours, 'awayUntil', m.away_until,
        'directory', m.directory, 'fieldVisibility', m.field_visibility, 'role', m.site_role,
        'silencedUntil', m.silenced_until, 'suspendedUntil', m.suspended_until,
        'hasCalendarAddress', m.calendar_token_hash is not null, 'joinedAt', m.created_at, 'lastSeenAt', m.last_seen_at)`,
    }),
  },
  {
    name: 'formerHandles',
    about: 'Handles you had before',
    rows: ({ id }) => ({
      from: Prisma.sql`left_handles where member_id = ${id}`,
      at: Prisma.sql`left_at`,
      key: Prisma.sql`handle::text`,
      row: Prisma.sql`json_build_object('handle', handle, 'until', left_at)`,
    }),
  },
  {
    name: 'addressChanges',
    about: 'Changes of your address',
    rows: ({ id }) => ({
      from: Prisma.sql`address_changes where member_id = ${id}`,
      at: Prisma.sql`requested_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('from', old_email, 'to', new_email, 'askedAt', requested_at,
        'confirmedAt', confirmed_at, 'takenBackAt', undone_at)`,
    }),
  },
  {
    name: 'sessions',
    about: 'Where you are signed in',
    rows: ({ id }) => ({
      from: Prisma.sql`sessions where user_id = ${id}`,
      at: Prisma.sql`created_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('browser', user_agent, 'from', address, 'begunAt', created_at,
        'lastUsedAt', last_used_at, 'endsAt', expires_at)`,
    }),
  },
  {
    name: 'browsers',
    about: 'Browsers you have signed in from',
    rows: ({ id }) => ({
      from: Prisma.sql`known_devices where member_id = ${id}`,
      at: Prisma.sql`first_seen_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('firstSeenAt', first_seen_at, 'lastSeenAt', last_seen_at)`,
    }),
  },
  {
    name: 'skills',
    about: 'What you offer and what you look for',
    rows: ({ id }) => ({
      from: Prisma.sql`member_skills where member_id = ${id}`,
      key: Prisma.sql`side || to_char(position, '0000') || label`,
      row: Prisma.sql`json_build_object('side', side, 'skill', label, 'level', level)`,
    }),
  },
  {
    name: 'certifications',
    about: 'Your certifications',
    rows: ({ id }) => ({
      from: Prisma.sql`member_certifications where member_id = ${id}`,
      key: Prisma.sql`label::text`,
      row: Prisma.sql`json_build_object('certification', label, 'obtainedOn', obtained_on, 'expiresOn', expires_on)`,
    }),
  },
  {
    name: 'goals',
    about: 'Your goals',
    rows: ({ id }) => ({
      from: Prisma.sql`goals g where g.member_id = ${id}`,
      key: Prisma.sql`to_char(g.position, '0000') || g.id`,
      row: Prisma.sql`json_build_object('goal', g.text, 'skills',
        (select coalesce(json_agg(s.label order by s.label), '[]') from goal_skills s where s.goal_id = g.id))`,
    }),
  },
  {
    name: 'hours',
    about: 'Your weekly hours',
    rows: ({ id }) => ({
      from: Prisma.sql`availability_rules where member_id = ${id}`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('purpose', purpose, 'weekday', weekday, 'from', start_minute, 'to', end_minute)`,
    }),
  },
  {
    name: 'exceptions',
    about: 'Days on which your hours differ',
    rows: ({ id }) => ({
      from: Prisma.sql`availability_overrides where member_id = ${id}`,
      at: Prisma.sql`from_date::timestamptz`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('kind', kind, 'from', from_date, 'to', to_date, 'fromMinute', start_minute,
        'toMinute', end_minute, 'note', note)`,
    }),
  },
  {
    name: 'blocks',
    about: 'Whom you have blocked or muted',
    rows: ({ id }) => ({
      from: Prisma.sql`blocks b join members m on m.id = b.other_id where b.member_id = ${id}`,
      at: Prisma.sql`b.created_at`,
      key: Prisma.sql`b.other_id || b.kind`,
      row: Prisma.sql`json_build_object('kind', b.kind, 'member', case when m.deleted_at is null then m.handle end,
        'since', b.created_at)`,
    }),
  },
]
