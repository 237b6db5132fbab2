import type { MemberContext } from '#app/modules/accounts/context.server.ts'

export type AdminRow = {
  members: number
  joinedWeek: number
  groups: number
  threads: number
  replies: number
  events: number
  mentors: number
  openReports: number
  waitingMail: number
  refusedMail: number
  queued: number
  failing: number
  oldestQueued: Date | null
  searchWaiting: number
  searchRefused: number
}

/** How the house stands, in numbers, with the mails and jobs that went wrong. Three statements. */
export async function readAdmin({ db, now }: MemberContext) {
  const [[counts], mails, jobs] = await Promise.all([
    db.$queryRaw<AdminRow[]>`
      select (select count(*)::int from members where deleted_at is null) as members,
        (select count(*)::int from members where deleted_at is null and created_at > ${now}::timestamptz - interval '7 days') as joined_week,
        (select count(*)::int from groups where archived_at is null) as groups,
        (select count(*)::int from threads where deleted_at is null) as threads,
        (select count(*)::int from replies where deleted_at is null) as replies,
        (select count(*)::int from events where status = 'published') as events,
        (select count(*)::int from mentor_profiles where paused_at is null) as mentors,
        (select count(*)::int from reports where status = 'open') as open_reports,
        (select count(*)::int from mails where status = 'waiting') as waiting_mail,
        (select count(*)::int from mails where status in ('refused', 'bounced', 'complained', 'stopped')) as refused_mail,
        (select count(*)::int from graphile_worker.jobs) as queued,
        (select count(*)::int from graphile_worker.jobs where attempts > 0 and last_error is not null) as failing,
        (select min(run_at) from graphile_worker.jobs where attempts < max_attempts) as oldest_queued,
        (select count(*)::int from search_changes) as search_waiting,
        (select count(*)::int from search_refusals) as search_refused`,
    db.$queryRaw<
      {
        id: string
        to: string
        subject: string
        status: string
        lastError: string
        attempts: number
        createdAt: Date
      }[]
    >`
      select id, "to", subject, status, last_error, attempts, created_at from mails
      where status in ('refused', 'bounced', 'complained', 'stopped') or (status = 'waiting' and attempts > 0) order by created_at desc limit 20`,
    db.$queryRaw<{ id: string; task: string; attempts: number; error: string }[]>`
      select id::text, task_identifier as task, attempts::int, left(last_error, 300) as error from graphile_worker.jobs
      where last_error is not null order by run_at desc limit 20`,
  ])
  const { oldestQueued, ...rest } = counts!
  return {
    counts: { ...rest, oldestQueued: oldestQueued?.toISOString() ?? null },
    mails: mails.map(({ createdAt, ...mail }) => ({ ...mail, at: createdAt.toISOString() })),
    jobs,
  }
}
