import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { backUp, restore } from './backup.ts'
import { DATABASE_PAGE, databasePage } from './database-page.ts'
import { checkSettings, generateClient, migrate, provideDatabase } from './database.ts'

const HELP = `npm run db -- migrate                                brings the schema up to date
npm run db -- seed [--size demo|bench] [--seed N]    fills an empty database with a community
npm run db -- reset [--yes]                          empties the database and migrates it afresh; asks where people are
npm run db -- backup FILE                            writes everything to FILE while the hall stays open
npm run db -- restore FILE                           reads FILE into an empty database
npm run db -- document                               writes docs/database.md anew, after a migration
npm run db -- member EMAIL [--role member|moderator|admin] [--confirm]
                                                     says how an account stands; gives a role, confirms the address`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: 'demo' },
    seed: { type: 'string', default: '1' },
    yes: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    role: { type: 'string' },
    confirm: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [command, file] = positionals
const work: Record<string, () => Promise<string>> = {
  migrate: bringUp,
  seed: plant,
  reset,
  backup,
  restore: bringBack,
  document,
  member: keepMember,
}

if (values.help || !command || !work[command]) {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}

checkSettings()
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
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    if (!values.yes && !values.force) await askFirst(client)
    await client.query(
      'drop schema if exists graphile_worker cascade; drop schema public cascade; create schema public',
    )
  } finally {
    await client.end()
  }
  await migrate()
  return 'The database is empty and migrated.'
}

/** Asks at a terminal, and elsewhere refuses, where real people are or the database is not on this machine. */
async function askFirst(client: pg.Client): Promise<void> {
  const { host, pathname } = new URL(process.env.DATABASE_URL!)
  const people = await countPeople(client)
  const isFar = isGiven && !['localhost', '127.0.0.1', '[::1]'].includes(new URL(process.env.DATABASE_URL!).hostname)
  if (people === 0 && !isFar && process.env.NODE_ENV !== 'production') return
  const what = `This empties ${pathname.slice(1)} on ${host}, where ${people === 1 ? '1 person has' : `${people} people have`} a confirmed account.`
  if (!process.stdin.isTTY) throw new Error(`${what} If that is meant, add --yes.`)
  const line = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await line.question(`${what}\nType yes to go on: `)
  line.close()
  if (answer.trim().toLowerCase() !== 'yes') throw new Error('Nothing was changed.')
}

/** Members with a confirmed address who are not of the demo community. */
async function countPeople(client: pg.Client): Promise<number> {
  const { rows: tables } = await client.query("select to_regclass('public.members') is not null as there")
  if (!tables[0].there) return 0
  const { rows } = await client.query(
    `select count(*)::int as people from members
     where email_verified_at is not null and deleted_at is null and email not like '%.guildhall.local'`,
  )
  return rows[0].people
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

async function document(): Promise<string> {
  await migrate()
  writeFileSync(DATABASE_PAGE, await databasePage(process.env.DATABASE_URL!))
  return `${DATABASE_PAGE} is written.`
}

function named(given: string | undefined): string {
  if (!given) throw new Error(`Name the file: npm run db -- ${command} FILE`)
  return given
}

async function keepMember(): Promise<string> {
  const { role, confirm } = values
  if (!file || (role !== undefined && !isSiteRole(role))) {
    throw new Error('Say whom: npm run db -- member EMAIL [--role member|moderator|admin] [--confirm]')
  }
  await migrate()
  const { keepAccount } = await import('#app/modules/accounts/commands/keep-account.server.ts')
  const { db } = await import('#app/platform/database.server.ts')
  const result = await keepAccount({ actor: null, now: new Date(), db: db() }, { email: file, siteRole: role, confirm })
  if (!result.ok) throw new Error(result.problem.reason)
  const { name, handle, siteRole, isConfirmed } = result.value
  return `${name} (@${handle}) is ${siteRole}; the address is ${isConfirmed ? 'confirmed' : 'not confirmed'}.`
}

function isSiteRole(value: string): value is 'member' | 'moderator' | 'admin' {
  return value === 'member' || value === 'moderator' || value === 'admin'
}
