import type { TaskList } from 'graphile-worker'
import { releaseHeldEmails } from '#app/modules/notifications/commands/release-held-emails.server.ts'
import { sendEmail } from '#app/modules/notifications/commands/send-email.server.ts'
import { runCohort } from '#app/modules/programs/commands/run-cohort.server.ts'
import { now } from '#app/platform/clock.server.ts'
import { closeDatabase, database } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { startJobs } from '#app/platform/jobs.server.ts'
import { speakInLines } from '#app/platform/log-lines.server.ts'
import { logger } from '#app/platform/logger.server.ts'
import type { Delivery } from '#app/platform/outbox.server.ts'
import { deliver } from '#app/subscriptions.server.ts'
import { crontab, scheduled } from '#app/schedules.server.ts'

if (env().NODE_ENV !== 'development') speakInLines()
const { pool, prisma } = database()

const tasks: TaskList = {
  fact: (payload) => deliver(prisma, payload as Delivery),
  mail: (payload) => sendEmail(prisma, (payload as { id: string }).id, now()),
  'release-letters': (payload) => releaseHeldEmails(prisma, (payload as { memberId: string }).memberId, now()),
  'run-cohort': (payload) => runCohort(prisma, (payload as { runId: string }).runId, now),
  ...scheduled,
}

const runner = await startJobs(pool, tasks, crontab)
logger().info('the worker is at its bench')
process.once('SIGTERM', () => void close())
process.once('SIGINT', () => void close())

async function close() {
  setTimeout(() => process.exit(1), 9_000).unref()
  await runner.stop()
  await closeDatabase()
  process.exit(0)
}
