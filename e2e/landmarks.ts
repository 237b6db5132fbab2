import type pg from 'pg'

/** Things of the demo community that tests go to, by what they are and not by their names. */
export type Landmarks = {
  openGroup: string
  thread: string
  reply: string
  threadTitle: string
  privateGroup: string
  privateThread: string
  secretGroup: string
  secretThread: string
  secretThreadTitle: string
  privateThreadTitle: string
  secretMember: string
  event: string
  repeatingEvent: string
  /** A coming event of the organizer's own, with people who have a seat. */
  ownEvent: string
  space: string
  /** A mentor who is none of the demo sign-ins, with office hours. */
  mentor: string
  /** A coming slot of a mentor that somebody booked. */
  slot: string
  /** A talk of the worker. */
  booking: string
  /** A mentorship of the worker. */
  mentorship: string
  member: string
  /** Members who are none of the demo sign-ins, with a confirmed address. */
  crowd: string[]
}

export async function findLandmarks(pool: pg.Pool): Promise<Landmarks> {
  const { rows } = await pool.query<Landmarks>(`
    with
      busiest as (
        select distinct on (g.visibility) g.visibility, g.id, g.slug from groups g
        order by g.visibility, g.join_policy = 'open' desc, g.thread_count desc),
      talks as (
        select distinct on (b.visibility) b.visibility, t.id, t.title from busiest b join threads t on t.group_id = b.id
        where t.deleted_at is null and t.locked_at is null order by b.visibility, t.reply_count desc),
      plain as (
        select m.id, m.handle::text, m.created_at from members m
        where m.email not like '%@demo.guildhall.local' and m.email_verified_at is not null),
      dates as (
        select e.id, e.repeat, e.capacity, min(o.starts_at) as starts_at from events e join occurrences o on o.event_id = e.id
        where e.status = 'published' and o.status = 'scheduled' and o.starts_at > now() + interval '1 day'
          and (e.group_id is null or e.group_id in (select id from groups where visibility = 'public'))
        group by 1)
    select
      (select slug from busiest where visibility = 'public') as "openGroup",
      (select id from talks where visibility = 'public') as thread,
      (select title from talks where visibility = 'public') as "threadTitle",
      (select r.id from replies r join talks t on t.id = r.thread_id where t.visibility = 'public'
        and r.deleted_at is null order by r.id limit 1) as reply,
      (select slug from busiest where visibility = 'private') as "privateGroup",
      (select id from talks where visibility = 'private') as "privateThread",
      (select title from talks where visibility = 'private') as "privateThreadTitle",
      (select slug from busiest where visibility = 'secret') as "secretGroup",
      (select id from talks where visibility = 'secret') as "secretThread",
      (select title from talks where visibility = 'secret') as "secretThreadTitle",
      (select p.handle from memberships s join plain p on p.id = s.member_id
        where s.group_id = (select id from busiest where visibility = 'secret') and s.status = 'active'
          and s.role = 'member' order by 1 limit 1) as "secretMember",
      (select id from dates where repeat is null order by capacity nulls first, starts_at limit 1) as event,
      (select id from dates where repeat is not null order by starts_at limit 1) as "repeatingEvent",
      (select d.id from dates d join events e on e.id = d.id join members h on h.id = e.host_id
        where h.email = 'organizer@demo.guildhall.local' order by (select count(*) from occurrences o
          join claims c on c.resource_id = o.resource_id and c.state = 'confirmed' where o.event_id = d.id) desc, d.id
        limit 1) as "ownEvent",
      (select slug from spaces order by follower_count desc, slug limit 1) as space,
      (select p.handle from plain p join mentor_profiles f on f.member_id = p.id
        where f.paused_at is null and f.instant
        order by (select count(*) from availability_rules r where r.member_id = p.id and r.purpose = 'office-hours') desc,
          p.handle limit 1) as mentor,
      (select s.id from slots s join plain p on p.id = s.mentor_id where s.starts_at > now() order by s.starts_at, s.id limit 1) as slot,
      (select b.id from bookings b join members m on m.id = b.mentee_id
        where m.email = 'worker@demo.guildhall.local' and b.state = 'confirmed' order by b.starts_at limit 1) as booking,
      (select s.id from mentorships s join members m on m.id = s.mentee_id
        where m.email = 'worker@demo.guildhall.local' limit 1) as mentorship,
      (select handle from plain order by handle limit 1) as member,
      (select array_agg(handle order by handle) from plain) as crowd`)
  return rows[0]!
}
