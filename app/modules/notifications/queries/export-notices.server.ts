import { onlyWhere, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { knownGroups, openGroups } from '#app/modules/visibility/filters.server.ts'
import { noticePart, currentNotice } from '#app/modules/visibility/said.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

/** What a member was told, and how they want to be told. */
export const noticesExport: ExportPart[] = [
  {
    name: 'inbox',
    about: 'Your inbox',
    rows: (me) => ({
      from: Prisma.sql`inbox_items i left join groups g on g.id = i.group_id
        where i.member_id = ${me.id} and (i.group_id is null or ${openGroups(me)}) and ${currentNotice(me)}`,
      at: Prisma.sql`i.created_at`,
      key: Prisma.sql`i.id`,
      row: Prisma.sql`json_build_object('title', ${noticePart(me, 'title')}, 'detail', ${noticePart(me, 'detail')}, 'at', i.created_at, 'readAt', i.read_at)`,
    }),
  },
  {
    name: 'letters',
    about: 'Letters the hall sent you',
    rows: (me) => ({
      from: Prisma.sql`mails x left join groups g on g.id = x.gist ->> 'groupId' where x.member_id = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('to', x."to", 'subject', ${onlyWhere(Prisma.sql`(g.id is null or ${openGroups(me)})`, 'x.subject')},
        'status', x.status, 'writtenAt', x.created_at, 'sentAt', x.sent_at)`,
    }),
  },
  {
    name: 'lettersStopped',
    about: 'Why no letters go to your address',
    rows: ({ id }) => ({
      from: Prisma.sql`mail_stops x where x.email = (select m.email from members m where m.id = ${id})`,
      at: Prisma.sql`x.since`,
      key: Prisma.sql`x.email::text`,
      row: Prisma.sql`json_build_object('address', x.email, 'reason', x.reason, 'since', x.since)`,
    }),
  },
  {
    name: 'notices',
    about: 'Of what you want to hear',
    rows: ({ id }) => ({
      from: Prisma.sql`notification_preferences where member_id = ${id}`,
      key: Prisma.sql`kind || channel`,
      row: Prisma.sql`json_build_object('about', kind, 'channel', channel, 'on', enabled)`,
    }),
  },
  {
    name: 'quietHours',
    about: 'Your quiet hours',
    rows: ({ id }) => ({
      from: Prisma.sql`quiet_hours where member_id = ${id}`,
      key: Prisma.sql`weekday::text`,
      row: Prisma.sql`json_build_object('weekday', weekday, 'from', start_minute, 'to', end_minute)`,
    }),
  },
  {
    name: 'digests',
    about: 'Your summaries',
    rows: (me) => ({
      from: Prisma.sql`digests d left join groups g on g.id = d.scope where d.member_id = ${me.id}`,
      key: Prisma.sql`d.scope`,
      row: Prisma.sql`json_build_object('of', case when g.id is null then 'the hall' else ${onlyWhere(knownGroups(me), 'g.name')} end,
        'rhythm', d.rhythm, 'readUntil', d.covered_until)`,
    }),
  },
  {
    name: 'digestTimes',
    about: 'When your summaries come',
    rows: ({ id }) => ({
      from: Prisma.sql`digest_times where member_id = ${id}`,
      key: Prisma.sql`member_id`,
      row: Prisma.sql`json_build_object('hour', hour, 'weekday', weekday)`,
    }),
  },
]
