import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { dayWords, momentWords, wallTime } from '#app/lib/clock.ts'
import { liftMissedTalk } from '#app/modules/office-hours/commands/record-missed.server.ts'
import { notify } from '#app/modules/notifications/commands/notify.server.ts'
import type { bansAdopted } from '#app/modules/accounts/facts.ts'
import { findSanction, findSanctioned, listReports, readModerators } from './repository.server.ts'
import { reasons, type Reason } from './domain/report.ts'
import { sanctionToken } from './sanction-token.server.ts'
import type { reportDecided, reportMade, sanctionAppealed, sanctionLifted, sanctionPlaced } from './facts.ts'

/** A report reaches those who can decide it: the group's moderators, and the site's. */
export async function onReportMade(db: Db, delivery: Delivery<typeof reportMade>): Promise<void> {
  const { reportId } = delivery.fact.body
  const [row] = await listReports(db, { id: reportId, status: 'open' }, 1)
  if (!row) return
  const keepers = await readModerators(db, row.groupId)
  const about = {
    kind: 'moderation',
    title: say`Somebody reported “${refer('report', reportId)}”`,
    detail: reasons[row.reason as Reason],
  } as const
  const isAuthor = (id: string) => id === row.authorId || id === row.reporterId
  const site = keepers.site.filter((id) => !isAuthor(id))
  await notify(db, delivery, { ...about, to: site, href: paths.moderation() })
  const group = keepers.group.filter((id) => !isAuthor(id) && !site.includes(id))
  if (keepers.slug)
    await notify(db, delivery, { ...about, to: group, groupId: row.groupId, href: paths.groupModeration(keepers.slug) })
}

/** What became of a report: whoever made it hears, without the details that are not theirs. */
export async function onReportDecided(db: Db, delivery: Delivery<typeof reportDecided>): Promise<void> {
  const { reportId } = delivery.fact.body
  const [row] = await listReports(db, { id: reportId }, 1)
  if (!row || row.status === 'open') return
  await notify(db, delivery, {
    kind: 'moderation',
    to: [row.reporterId],
    title:
      row.status === 'upheld'
        ? 'Your report was right, and something was done'
        : 'Your report was looked at, and nothing was changed',
    detail: say`About “${refer('report', reportId)}”. Thank you for looking after this place.`,
    href: paths.inbox(),
    button: 'Open your inbox',
  })
}

/** An appeal was found right: the talk that somebody is said to have missed does not count any more. */
export async function onAppealUpheld(db: Db, { fact, at }: Delivery<typeof reportDecided>): Promise<void> {
  const { reportId } = fact.body
  const [row] = await listReports(db, { id: reportId }, 1)
  if (row?.kind !== 'missed-talk' || row.status !== 'upheld') return
  await liftMissedTalk({ db, now: new Date(at) }, row.subjectId)
}

/** Sanctions that followed an address to a new account: their subject is told again, there. */
export async function onSanctionsAdopted(db: Db, delivery: Delivery<typeof bansAdopted>): Promise<void> {
  for (const sanctionId of delivery.fact.body.sanctionIds)
    await tell(db, { ...delivery, id: `${delivery.id}:${sanctionId}` }, sanctionId)
}

/** A sanction reaches its subject with the reason, the end and the way to appeal. */
export function onSanction(db: Db, delivery: Delivery<typeof sanctionPlaced | typeof sanctionLifted>): Promise<void> {
  return tell(db, delivery, delivery.fact.body.sanctionId)
}

async function tell(db: Db, delivery: Delivery, sanctionId: string): Promise<void> {
  const sanction = await findSanction(db, sanctionId)
  if (!sanction) return
  const isOver = delivery.fact.kind === 'sanction.lifted' || sanction.liftedAt !== null
  const kind = sanction.kind as keyof typeof called
  const reason = refer('sanction-reason', sanctionId)
  const isShut = sanction.kind === 'suspension' && !isOver
  await notify(db, delivery, {
    kind: 'moderation',
    to: [sanction.memberId],
    title: ({ timeZone }) =>
      isOver
        ? `The ${sanction.kind} was lifted`
        : `You are ${called[kind]} until ${dayWords(wallTime(sanction.endsAt, timeZone))}`,
    detail: ({ timeZone }) =>
      isOver
        ? say`The reason was: ${reason}`
        : say`${meaning[kind]} It ends on ${momentWords(sanction.endsAt, timeZone)}. The reason: ${reason}`,
    href: paths.sanction(sanction.id),
    mailHref: isShut ? paths.suspended(sanctionToken(await readLinkSecret(db), sanction.id)) : undefined,
    mustArrive: true,
    button: 'Read more, or appeal',
  })
}

const called = { silence: 'silenced', suspension: 'suspended' }
const meaning = {
  silence: 'You can read, but not write.',
  suspension: 'You can read why and answer, and nothing else. Your seats until then go to others.',
}

/** An appeal reaches the site's moderators, but not whoever it comes from. */
export async function onAppeal(db: Db, delivery: Delivery<typeof sanctionAppealed>): Promise<void> {
  const { sanctionId } = delivery.fact.body
  const sanction = await findSanction(db, sanctionId)
  const member = sanction && (await findSanctioned(db, sanction.memberId))
  if (!sanction || !member || sanction.liftedAt) return
  const { site } = await readModerators(db, null)
  await notify(db, delivery, {
    kind: 'moderation',
    to: site.filter((id) => id !== member.id),
    title: say`${refer('member', member.id)} appeals against a ${sanction.kind}`,
    href: paths.sanction(sanction.id),
    button: 'Read the appeal',
  })
}
