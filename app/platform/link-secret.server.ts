import type { Db } from './database.server.ts'

/** The key that links in mails and the codes of tickets are signed with; made the first time somebody asks. */
export function readLinkSecret(db: Db): Promise<string> {
  return readSecret(db, 'links')
}

/** A key of this installation by its name; made the first time somebody asks. */
export async function readSecret(db: Db, name: string): Promise<string> {
  const read = () => db.$queryRaw<{ value: string }[]>`select value from secrets where name = ${name}`
  const [row] = await read()
  if (row) return row.value
  await db.$executeRaw`
    insert into secrets (name, value) values (${name}, gen_random_uuid()::text || gen_random_uuid()::text) on conflict do nothing`
  return (await read())[0]!.value
}
