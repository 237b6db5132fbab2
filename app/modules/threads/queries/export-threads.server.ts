import { onlyWhere, type ExportPart } from '#app/modules/accounts/export-part.server.ts'
import { knownGroups, openGroups } from '#app/modules/visibility/filters.server.ts'
import { Prisma } from '#app/platform/database.server.ts'

const subject = Prisma.sql`left join replies r on r.id = x.subject_id
  join threads t on t.id = coalesce(r.thread_id, x.subject_id) join groups g on g.id = t.group_id`

/** What a member wrote in threads, what they are writing, and what they marked. */
export const threadsExport: ExportPart[] = [
  {
    name: 'threads',
    about: 'Threads you started',
    rows: (me) => ({
      from: Prisma.sql`threads t join groups g on g.id = t.group_id where t.author_id = ${me.id} and t.deleted_at is null`,
      at: Prisma.sql`t.created_at`,
      key: Prisma.sql`t.id`,
      row: Prisma.sql`json_build_object('group', ${onlyWhere(knownGroups(me), 'g.name')}, 'kind', t.kind, 'title', t.title,
        'body', t.body, 'tags', (select coalesce(json_agg(k.label order by k.label), '[]') from thread_tags k where k.thread_id = t.id),
        'writtenAt', t.created_at, 'editedAt', t.edited_at)`,
    }),
  },
  {
    name: 'replies',
    about: 'Replies you wrote',
    rows: (me) => ({
      from: Prisma.sql`replies r join threads t on t.id = r.thread_id join groups g on g.id = t.group_id
        where r.author_id = ${me.id} and r.deleted_at is null`,
      at: Prisma.sql`r.created_at`,
      key: Prisma.sql`r.id`,
      row: Prisma.sql`json_build_object('thread', ${onlyWhere(Prisma.sql`(t.deleted_at is null and ${openGroups(me)})`, 't.title')},
        'body', r.body, 'writtenAt', r.created_at, 'editedAt', r.edited_at)`,
    }),
  },
  {
    name: 'earlierVersions',
    about: 'What you wrote before you changed it',
    rows: (me) => ({
      from: Prisma.sql`revisions x left join threads t on t.id = x.subject_id left join replies r on r.id = x.subject_id
        where x.editor_id = ${me.id} and coalesce(t.author_id, r.author_id) = ${me.id}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.id`,
      row: Prisma.sql`json_build_object('title', x.title, 'body', x.body, 'changedAt', x.created_at)`,
    }),
  },
  {
    name: 'drafts',
    about: 'What you have begun to write',
    rows: (me) => ({
      from: Prisma.sql`drafts where member_id = ${me.id}`,
      at: Prisma.sql`saved_at`,
      key: Prisma.sql`place || subject_id`,
      row: Prisma.sql`json_build_object('for', place, 'title', title, 'body', body, 'tags', tags, 'begunAt', begun_at, 'savedAt', saved_at)`,
    }),
  },
  {
    name: 'putBy',
    about: 'Words put by when your session had ended',
    rows: (me) => ({
      from: Prisma.sql`parked_words where member_id = ${me.id}`,
      at: Prisma.sql`parked_at`,
      key: Prisma.sql`id`,
      row: Prisma.sql`json_build_object('for', place, 'title', title, 'body', body, 'tags', tags, 'putByAt', parked_at)`,
    }),
  },
  {
    name: 'saved',
    about: 'What you saved',
    rows: (me) => ({
      from: Prisma.sql`bookmarks x ${subject} where x.member_id = ${me.id} and t.deleted_at is null and r.deleted_at is null
        and ${openGroups(me)}`,
      at: Prisma.sql`x.saved_at`,
      key: Prisma.sql`x.subject_id`,
      row: Prisma.sql`json_build_object('thread', t.title, 'reply', r.body, 'savedAt', x.saved_at)`,
    }),
  },
  {
    name: 'follows',
    about: 'Threads you follow or have muted',
    rows: (me) => ({
      from: Prisma.sql`thread_follows x join threads t on t.id = x.thread_id join groups g on g.id = t.group_id
        where x.member_id = ${me.id} and t.deleted_at is null and ${openGroups(me)}`,
      key: Prisma.sql`x.thread_id`,
      row: Prisma.sql`json_build_object('thread', t.title, 'how', x.level, 'readUntil', x.last_read_at)`,
    }),
  },
  {
    name: 'threadsRead',
    about: 'Threads you have read, and until when',
    rows: (me) => ({
      from: Prisma.sql`thread_reads x join threads t on t.id = x.thread_id join groups g on g.id = t.group_id
        where x.member_id = ${me.id} and t.deleted_at is null and ${openGroups(me)}`,
      key: Prisma.sql`x.thread_id`,
      row: Prisma.sql`json_build_object('thread', t.title, 'readUntil', x.read_at)`,
    }),
  },
  {
    name: 'reactions',
    about: 'Your reactions',
    rows: (me) => ({
      from: Prisma.sql`reactions x ${subject} where x.member_id = ${me.id} and t.deleted_at is null and r.deleted_at is null
        and ${openGroups(me)}`,
      at: Prisma.sql`x.created_at`,
      key: Prisma.sql`x.subject_id || x.kind`,
      row: Prisma.sql`json_build_object('thread', t.title, 'to', case when r.id is null then 'thread' else 'reply' end,
        'reaction', x.kind, 'at', x.created_at)`,
    }),
  },
]
