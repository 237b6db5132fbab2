import type { Db, Prisma, Tx } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

/** A space by its slug, with whether this member runs it. */
export async function findSpace(db: Db, slug: string, memberId: string | null) {
  const rows = await db.$queryRaw<
    { id: string; slug: string; name: string; verifiedAt: Date | null; runsIt: boolean }[]
  >`
    select s.id, s.slug, s.name, s.verified_at, o.member_id is not null as runs_it
    from spaces s left join space_organizers o on o.space_id = s.id and o.member_id = ${memberId}
    where s.slug = ${slug}`
  return rows[0] ?? null
}

export type SpaceTexts = { tagline: string; description: string }

/** What a space says of itself, its row locked. */
export async function lockSpaceTexts(tx: Tx, spaceId: string): Promise<SpaceTexts> {
  const rows = await tx.$queryRaw<SpaceTexts[]>`
    select tagline, description from spaces where id = ${spaceId} for no key update`
  return rows[0]!
}

export async function takenSlugs(tx: Tx, wanted: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    select slug from spaces where slug = ${wanted} or slug like ${`${wanted}-%`}`
  return new Set(rows.map((row) => row.slug))
}

export async function insertSpace(tx: Tx, space: Omit<Prisma.SpaceUncheckedCreateInput, 'id'>): Promise<string> {
  const id = newId()
  await tx.space.create({ data: { ...space, id } })
  return id
}

export async function updateSpaceRow(tx: Tx, id: string, change: Prisma.SpaceUncheckedUpdateInput): Promise<void> {
  await tx.space.update({ where: { id }, data: change })
}

export async function addOrganizer(tx: Tx, spaceId: string, memberId: string, at: Date): Promise<boolean> {
  const { count } = await tx.spaceOrganizer.createMany({
    data: { spaceId, memberId, createdAt: at },
    skipDuplicates: true,
  })
  return count === 1
}

/** Takes someone off the team; refuses (false) to leave a space without any. */
export async function dropOrganizer(tx: Tx, spaceId: string, memberId: string): Promise<boolean> {
  const gone = await tx.$executeRaw`
    with team as (select member_id from space_organizers where space_id = ${spaceId} for update)
    delete from space_organizers where space_id = ${spaceId} and member_id = ${memberId}
      and (select count(*) from team) > 1`
  return gone === 1
}

/** Follows or unfollows; the counter moves only when something changed. */
export async function setFollowing(tx: Tx, spaceId: string, memberId: string, on: boolean, at: Date): Promise<boolean> {
  const { count } = on
    ? await tx.spaceFollower.createMany({ data: { spaceId, memberId, createdAt: at }, skipDuplicates: true })
    : await tx.spaceFollower.deleteMany({ where: { spaceId, memberId } })
  if (count === 0) return false
  await tx.space.update({ where: { id: spaceId }, data: { followerCount: { increment: on ? 1 : -1 } } })
  return true
}

const MAX_LOCATIONS = 30

/** Writes a further door of a space: a new one at the end, or `id` anew. False when there is no such door, or no room for one more. */
export async function saveLocationRow(
  tx: Tx,
  spaceId: string,
  id: string | null,
  location: Omit<Prisma.SpaceLocationUncheckedCreateInput, 'id' | 'spaceId' | 'position'>,
): Promise<boolean> {
  if (id) {
    const { count } = await tx.spaceLocation.updateMany({ where: { id, spaceId }, data: location })
    return count === 1
  }
  const position = await tx.spaceLocation.count({ where: { spaceId } })
  if (position >= MAX_LOCATIONS) return false
  await tx.spaceLocation.create({ data: { ...location, id: newId(), spaceId, position } })
  return true
}

export async function dropLocation(tx: Tx, spaceId: string, id: string): Promise<boolean> {
  const { count } = await tx.spaceLocation.deleteMany({ where: { id, spaceId } })
  return count === 1
}
