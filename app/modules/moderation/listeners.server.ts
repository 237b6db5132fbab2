import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { refer, say } from '#app/modules/visibility/domain/said.ts'
import { momentWords } from '#app/modules/notifications/domain/moment.ts'
import { liftMissedTalk } from '#app/modules/office-hours/commands/record-missed.server.ts'
import { notify } from '#app/modules/notifications/commands/notify.server.ts'
import { findSanction, listReports, readKeepers } from './repository.server.ts'
import { reasons, type Reason } from './domain/report.ts'

/** A report reaches those who can decide it: the group's moderators, and the site's. */
export async function onReportMade(db: Db, delivery: Delivery): Promise<void> {
  const { reportId } = delivery.fact.body as { reportId: string }
  const [row] = await listReports(db, { id: reportId, status: 'open' }, 1)
  if (!row) return
  const keepers = await readKeepers(db, row.groupId)
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
export async function onReportDecided(db: Db, delivery: Delivery): Promise<void> {
  const { reportId } = delivery.fact.body as { reportId: string }
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
export async function onAppealUpheld(db: Db, { fact, at }: Delivery): Promise<void> {
  const { reportId } = fact.body as { reportId: string }
  const [row] = await listReports(db, { id: reportId }, 1)
  if (row?.kind !== 'missed-talk' || row.status !== 'upheld') return
  await liftMissedTalk({ db, now: new Date(at) }, row.subjectId)
}

/** A sanction reaches its subject with the reason, the end and the way to appeal. */
export async function onSanction(db: Db, delivery: Delivery): Promise<void> {
  const { sanctionId } = delivery.fact.body as { sanctionId: string }
  const sanction = await findSanction(db, sanctionId)
  if (!sanction) return
  const what =
    sanction.kind === 'silence'
      ? 'silenced: you can read, but not write'
      : 'suspended: you cannot sign in, and your seats until then go to others'
  await notify(db, delivery, {
    kind: 'moderation',
    to: [sanction.memberId],
    title: ({ timeZone }) =>
      delivery.fact.kind === 'sanction.lifted' || sanction.liftedAt
        ? `The ${sanction.kind} was lifted`
        : `You are ${what}, until ${momentWords(sanction.endsAt, timeZone)}`,
    detail: say`The reason: ${refer('sanction-reason', sanctionId)}`,
    href: paths.sanction(sanction.id),
    button: 'Read more, or appeal',
  })
}
