import { Prisma } from '#app/platform/database.server.ts'

/*
 * What is unread, for every count and mark: a thread of one's group is, when others have written in it since one read it.
 * One's own words never are, nor those of somebody one avoids. `t` is the thread, `ms` the reader's membership of its group.
 */

/** SQL: since when what is in the thread is new to its reader. */
const readUntil = Prisma.sql`greatest(coalesce(ms.last_read_at, ms.joined_at), (
  select tr.read_at from thread_reads tr where tr.thread_id = t.id and tr.member_id = ms.member_id))`

const avoided = (author: string) => Prisma.sql`exists (
  select 1 from blocks away where away.member_id = ms.member_id and away.other_id = ${Prisma.raw(author)})`

/** SQL: the moment of the first thing in the thread that its reader has not read; null when there is none. */
export const firstUnread = Prisma.sql`least(
  case when t.author_id <> ms.member_id and t.created_at > ${readUntil} and not ${avoided('t.author_id')} then t.created_at end,
  (select min(ur.created_at) from replies ur where ur.thread_id = t.id and ur.deleted_at is null
    and ur.author_id <> ms.member_id and ur.created_at > ${readUntil} and not ${avoided('ur.author_id')}))`

/** SQL: whether something in the thread is unread. */
export const unreadThread = Prisma.sql`(t.deleted_at is null and t.last_activity_at > coalesce(ms.last_read_at, ms.joined_at)
  and ${firstUnread} is not null)`

/** SQL: in how many threads of the membership's group something is unread, counted up to a hundred. */
export const unreadThreads = Prisma.sql`(select count(*)::int from (
  select 1 from threads t where t.group_id = ms.group_id and ${unreadThread} limit 100) few)`
