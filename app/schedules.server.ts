import type { CronItem, Task, TaskList } from 'graphile-worker'
import { cleanName } from './lib/name.ts'
import { mendMemberNames } from './modules/accounts/commands/mend-names.server.ts'
import { followCalendars } from './modules/calendar-import/commands/follow-calendars.server.ts'
import { remindInvited } from './modules/groups/commands/remind-invited.server.ts'
import { settlePlaces } from './modules/mentors/commands/keep-places.server.ts'
import { expireRequests } from './modules/mentorships/commands/expire-requests.server.ts'
import { alertSavedSearches } from './modules/search/commands/alert-saved-searches.server.ts'
import { forgetCopies } from './modules/notifications/commands/forget-copied-words.server.ts'
import { sendDigests } from './modules/notifications/commands/send-digests.server.ts'
import { mendSearch, syncSearch } from './modules/search/keep-in-step.server.ts'
import { refreshSearchTerms } from './modules/search/vocabulary.server.ts'
import { extendSeries } from './modules/events/commands/extend-series.server.ts'
import { forgetGuests } from './modules/events/commands/forget-guests.server.ts'
import { announceUpcoming } from './modules/events/commands/announce-upcoming.server.ts'
import { settleDates } from './modules/events/commands/settle-dates.server.ts'
import { releaseFeedback } from './modules/office-hours/commands/give-feedback.server.ts'
import { settleSlots } from './modules/office-hours/commands/settle-slots.server.ts'
import { resumeDepartures } from './modules/personal-data/commands/resume-departures.server.ts'
import { announceClosing } from './modules/programs/commands/announce-closing.server.ts'
import { purgeAccounts } from './modules/accounts/commands/purge-accounts.server.ts'
import { purgeTold } from './modules/notifications/commands/purge-told.server.ts'
import { purgeParkedWords } from './modules/threads/commands/purge-parked-words.server.ts'
import { now } from './platform/clock.server.ts'
import { purgeForms, purgeMails } from './platform/purge.server.ts'
import { database, Prisma, type Db } from './platform/database.server.ts'
import { rerenderWords } from './platform/rerender.server.ts'

type Chore = { task: string; match: string; run: (db: Db, at: Date) => Promise<void> }

/** What the worker does by the clock, in UTC. */
const schedules: Chore[] = [
  { task: 'extend-series', match: '41 2 * * *', run: extendSeries },
  { task: 'settle-dates', match: '* * * * *', run: settleDates },
  { task: 'mend-names', match: '* * * * *', run: mendNames },
  { task: 'mend-titles', match: '11 4 * * *', run: mendTitles },
  { task: 'forget-guests', match: '53 3 * * *', run: forgetGuests },
  { task: 'resume-departures', match: '*/10 * * * *', run: resumeDepartures },
  { task: 'say-near', match: '*/10 * * * *', run: announceUpcoming },
  { task: 'say-program-closing', match: '*/10 * * * *', run: announceClosing },
  { task: 'follow-calendars', match: '*/10 * * * *', run: (db, at) => followCalendars(db, at) },
  { task: 'remind-invited', match: '23 9 * * *', run: remindInvited },
  { task: 'send-digests', match: '* * * * *', run: sendDigests },
  { task: 'search-alerts', match: '*/15 * * * *', run: alertSavedSearches },
  { task: 'search-sync', match: '* * * * *', run: syncSearch },
  { task: 'search-mend', match: '41 2 * * *', run: mendSearch },
  { task: 'refresh-search-terms', match: '7 * * * *', run: refreshSearchTerms },
  { task: 'forget-old-forms', match: '17 3 * * *', run: purge },
  { task: 'forget-copied-words', match: '37 * * * *', run: (db, at) => forgetCopies(db, at) },
  { task: 'forget-old-mail', match: '29 3 * * *', run: purgeMails },
  { task: 'expire-mentorship-requests', match: '*/10 * * * *', run: expireRequests },
  { task: 'rerender-words', match: '* * * * *', run: (db, at) => rerenderWords(db, at) },
  { task: 'settle-places', match: '* * * * *', run: settlePlaces },
  { task: 'tend-slots', match: '* * * * *', run: settleSlots },
  { task: 'release-feedback', match: '*/10 * * * *', run: releaseFeedback },
]

export const crontab: CronItem[] = schedules.map(({ task, match }) => ({ task, match, identifier: task }))

export const scheduled: TaskList = Object.fromEntries(
  schedules.map(({ task, run }): [string, Task] => [task, () => run(database().prisma, now())]),
)

/** Deletes what is worth nothing any more, each module its own. */
async function purge(db: Db, at: Date): Promise<void> {
  await purgeForms(db, at)
  await purgeAccounts(db, at)
  await purgeParkedWords(db, at)
  await purgeTold(db, at)
}

async function mendNames(db: Db, at: Date): Promise<void> {
  await mendMemberNames(db, at)
}

/** Names of groups, spaces, events and programs from before names were cleaned; in batches, by what SQL can see of it. */
async function mendTitles(db: Db): Promise<void> {
  const named = [
    ['groups', 'name'],
    ['spaces', 'name'],
    ['programs', 'name'],
    ['events', 'title'],
  ] as const
  for (const [tableName, columnName] of named) {
    const [table, column] = [Prisma.raw(tableName), Prisma.raw(columnName)]
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows: { id: string; name: string }[] = await db.$queryRaw`
        select id, ${column} as name from ${table} where id > ${after}
          and (${column} is not nfkc normalized or ${column} ~ ${UNCLEAN}) order by id limit 500`
      for (const { id, name } of rows) {
        const clean = cleanName(name)
        if (!clean || clean === name) continue
        await db.$executeRaw`update ${table} set ${column} = ${clean} where id = ${id} and ${column} = ${name}`
      }
      after = rows.length === 500 ? rows.at(-1)!.id : undefined
    }
  }
}

/** Controls, invisible characters and double blanks, as PostgreSQL writes them. */
const UNCLEAN =
  '[\\u0001-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\uffff\\U000e0000-\\U000e0fff]|  |^ | $'
