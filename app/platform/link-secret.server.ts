import type { Db } from './database.server.ts'

/** The key that links in mails and the codes of tickets are signed with; made the first time somebody asks. */
export async function readLinkSecret(db: Db): Promise<string> {
  const read = () => db.$queryRaw<{ value: string }[]>`select value from secrets where name = 'links'`
  const [row] = await read()
  if (row) return row.value
  await db.$executeRaw`
    insert into secrets (name, value) values ('links', gen_random_uuid()::text || gen_random_uuid()::text) on conflict do nothing`
  return (await read())[0]!.value
}
