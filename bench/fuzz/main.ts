import { parseArgs } from 'node:util'
import { buildIfStale } from '../../scripts/build.ts'
import { copiesOf, provideCommunities } from './community.ts'
import { fuzz } from './fuzz.ts'
import { report } from './report.ts'

const HELP = `npm run fuzz -- [--minutes 5] [--seed 1] [--without WORDS] [--community URL]
Opens a hall of its own and posts hostile shapes to every action and address as visitor, unconfirmed, member, mentor,
organizer, moderator and admin. Watches the event loop, statuses, the log, and what refused requests wrote. The same
seed asks the same things in the same order. --community copies a
database that is there in place of a new demo; nobody may be connected to it. --without leaves out shapes and addresses
that a regular expression matches, while one of them is being mended.`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    without: { type: 'string' },
    community: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const seconds = Number(values.minutes) * 60
const seed = Number(values.seed)
if (values.help || !(seconds > 0) || !Number.isInteger(seed)) {
  console.log(HELP)
  process.exit(values.help ? 0 : 2)
}

await buildIfStale()
const communities = values.community ? copiesOf(values.community) : await provideCommunities()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void communities.close().finally(() => process.exit(130)))
try {
  const result = await fuzz(communities, { seed, seconds, pagesEach: seconds < 300 ? 1 : 2, without: values.without })
  console.log(report(result, seed))
  process.exitCode = result.hunt.findings.all.length > 0 ? 1 : 0
} finally {
  await communities.close()
}
process.exit()
