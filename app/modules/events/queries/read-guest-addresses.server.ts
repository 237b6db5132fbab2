import { paths } from '#app/paths.ts'
import type { Db } from '#app/platform/database.server.ts'
import { readLinkSecret } from '#app/platform/link-secret.server.ts'
import { guestToken } from '../guest-token.server.ts'

export type GuestAddress = { id: string; name: string; email: string; timeZone: string; href: string }

/** Where guests without an account are written to, with the address of their own page; those forgotten are left out. */
export async function readGuestAddresses(db: Db, guestIds: readonly string[]): Promise<GuestAddress[]> {
  if (guestIds.length === 0) return []
  const rows = await db.$queryRaw<Omit<GuestAddress, 'href'>[]>`
    select id, name, email::text as email, time_zone from event_guests
    where id = any(${[...guestIds]}::text[]) and email is not null and member_id is null order by id`
  const secret = await readLinkSecret(db)
  return rows.map((row) => ({ ...row, href: paths.guestSeat(guestToken(secret, row.id)) }))
}
