import { parseArgs } from 'node:util'
import pg from 'pg'
import { backUp, restore } from './backup.ts'
import { generateClient, migrate, provideDatabase } from './database.ts'

const HELP = `npm run db -- migrate                                brings the schema up to date
npm run db -- seed [--size demo|bench] [--seed N]    fills an empty database with a community
npm run db -- reset [--force]                        empties the database and migrates it afresh
npm run db -- backup FILE                            writes everything to FILE while the hall stays open
npm run db -- restore FILE                           reads FILE into an empty database
npm run db -- role EMAIL member|moderator|admin      gives somebody a role on the site`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'demo' },
    seed: { type: 'string', default: '1' },
    force: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [command, file, role] = positionals
const work: Record<string, () => Promise<string>> = {
  migrate: bringUp,
  seed: plant,
  reset,
  backup,
  restore: bringBack,
  role: giveRole,
}

if (values.help || !command || !work[command]) {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}

const isGiven = Boolean(process.env.DATABASE_URL)
await generateClient()
await provideDatabase()
console.log(await work[command]())
process.exit(0)

async function bringUp(): Promise<string> {
  await migrate()
  return 'The schema is up to date.'
}

async function plant(): Promise<string> {
  const { size } = values
  if (size !== 'demo' && size !== 'bench') throw new Error('--size is demo or bench.')
  const chance = Number(values.seed)
  if (!Number.isInteger(chance) || chance < 0) throw new Error('--seed is a whole number.')
  await migrate()
  const { seed, seedIfEmpty } = await import('../prisma/seed.ts')
  if (size === 'bench') return seed({ size, seed: chance })
  return (await seedIfEmpty()) ?? 'People are here already; nothing was added.'
}

async function reset(): Promise<string> {
  const { hostname } = new URL(process.env.DATABASE_URL!)
  const isNear = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (!values.force && ((isGiven && !isNear) || process.env.NODE_ENV === 'production')) {
    throw new Error(`This would empty the database on ${hostname}. If that is meant, add --force.`)
  }
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  await client.query('drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public')
  await client.end()
  await migrate()
  return 'The database is empty and migrated.'
}

async function backup(): Promise<string> {
  const started = Date.now()
  const rows = await backUp(process.env.DATABASE_URL!, named(file))
  return `${rows} rows written to ${file} in ${((Date.now() - started) / 1000).toFixed(1)} s.`
}

async function bringBack(): Promise<string> {
  await migrate()
  const rows = await restore(process.env.DATABASE_URL!, named(file))
  return `${rows} rows restored from ${file}. Rebuild the search index: npm run search -- reindex`
}

function named(given: string | undefined): string {
  if (!given) throw new Error(`Name the file: npm run db -- ${command} FILE`)
  return given
}

async function giveRole(): Promise<string> {
  if (!file || !isSiteRole(role)) throw new Error('Say whom and what: npm run db -- role EMAIL member|moderator|admin')
  const { grantSiteRole } = await import('#app/modules/accounts/commands/grant-site-role.server.ts')
  const { db } = await import('#app/platform/database.server.ts')
  const result = await grantSiteRole({ actor: null, now: new Date(), db: db() }, { email: file, siteRole: role })
  if (!result.ok) throw new Error(result.problem.reason)
  return `${file} is ${role} now.`
}

function isSiteRole(value: string | undefined): value is 'member' | 'moderator' | 'admin' {
  return value === 'member' || value === 'moderator' || value === 'admin'
}
