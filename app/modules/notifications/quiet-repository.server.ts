import type { WeekRule } from '#app/lib/week.ts'
import { Prisma, type Db, type Tx } from '#app/platform/database.server.ts'
import type { Said } from '#app/modules/visibility/domain/said.ts'
import type { ReferringEmail } from './domain/referring-email.ts'

export type WaitingEmail = {
  memberId: string | null
  mayWait: boolean
  lapsesAt: Date | null
  timeZone: string | null
  quiet: WeekRule[]
  said: ReferringEmail | null
  gist: EmailSummary | null
}

const quietOf = (member: string) => Prisma.sql`coalesce((select json_agg(json_build_object(
  'weekday', q.weekday, 'startMinute', q.start_minute, 'endMinute', q.end_minute) order by q.weekday)
  from quiet_hours q where q.member_id = ${Prisma.raw(member)}), '[]')`

export function findQuietHours(db: Db, memberId: string): Promise<WeekRule[]> {
  return db.quietHours.findMany({
    where: { memberId },
    orderBy: { weekday: 'asc' },
    select: { weekday: true, startMinute: true, endMinute: true },
  })
}

export async function saveQuietHours(tx: Tx, memberId: string, rules: readonly WeekRule[]): Promise<void> {
  await tx.quietHours.deleteMany({ where: { memberId } })
  await tx.quietHours.createMany({ data: rules.map((rule) => ({ memberId, ...rule })) })
}

/** A letter that is to go out, with the quiet hours of its reader. */
export async function findWaitingEmail(db: Db, id: string): Promise<WaitingEmail | null> {
  const [row] = await db.$queryRaw<WaitingEmail[]>`
    select l.member_id, l.may_wait, l.lapses_at, m.time_zone,
      l.said, l.gist, ${quietOf('l.member_id')} as quiet
    from mails l left join members m on m.id = l.member_id where l.id = ${id} and l.status = 'waiting'`
  return row ?? null
}

export async function holdEmail(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.mail.updateMany({ where: { id, status: 'waiting' }, data: { status: 'held', heldUntil: until } })
}

/** What a letter says in short, and what has to hold for its reader to be told. */
export type EmailSummary = {
  kind: string
  title: Said | string
  detail: Said | string
  href: string
  actorId: string | null
  groupId: string | null
}

export type HeldEmail = { id: string; lapsesAt: Date | null; gist: EmailSummary | null }

/** The letters held for a member, locked, oldest first. */
export function lockHeldEmails(tx: Tx, memberId: string): Promise<HeldEmail[]> {
  return tx.$queryRaw`
    select id, lapses_at, gist from mails where member_id = ${memberId} and status = 'held'
    order by created_at, id for update`
}

export type Reader = { name: string; email: string; timeZone: string; quiet: WeekRule[] }

export async function findReader(db: Db, memberId: string): Promise<Reader | null> {
  const [row] = await db.$queryRaw<Reader[]>`
    select m.name, m.email::text, m.time_zone, ${quietOf('m.id')} as quiet
    from members m where m.id = ${memberId} and m.deleted_at is null`
  return row ?? null
}

/** Lets held letters go, to the address their reader has now. */
export async function releaseEmails(tx: Tx, ids: string[], to: string): Promise<void> {
  await tx.mail.updateMany({ where: { id: { in: ids } }, data: { status: 'waiting', heldUntil: null, to } })
}

export async function holdLonger(tx: Tx, ids: string[], until: Date): Promise<void> {
  await tx.mail.updateMany({ where: { id: { in: ids } }, data: { heldUntil: until } })
}

export async function noteBundled(tx: Tx, ids: string[], bundledIn: string): Promise<void> {
  await tx.mail.updateMany({ where: { id: { in: ids } }, data: { status: 'bundled', heldUntil: null, bundledIn } })
}

/** Ends letters that nobody is to read any more. */
export async function dropEmails(tx: Tx, ids: string[], why: string): Promise<void> {
  await tx.mail.updateMany({ where: { id: { in: ids } }, data: { status: 'stopped', heldUntil: null, lastError: why } })
}
