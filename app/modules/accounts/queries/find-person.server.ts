import { ok, refuse, type Result } from '#app/lib/result.ts'
import { isInGroup, visibleMembers } from '#app/modules/visibility/filters.server.ts'
import type { MemberContext } from '../context.server.ts'
import type { Person } from '../domain/person.ts'

const MAX_GUESSES = 3

/**
 * Whom a member means by a handle or a whole name, among those they may see. Nobody is taken on a guess: a part of a
 * name is answered with those who may be meant. `field` is where the refusal belongs.
 */
export async function findPerson(ctx: MemberContext, typed: string, field: string): Promise<Result<Person>> {
  const wanted = bare(typed)
  const found = await ctx.db.$queryRaw<Person[]>`
    select m.id, m.handle::text as handle, m.shown_name as name from members m
    where (m.handle = ${wanted}::citext or lower(m.name) = lower(${typed.trim()})) and ${visibleMembers(ctx.actor)}
    order by m.handle = ${wanted}::citext desc, m.id limit 2`
  const [first, second] = found
  if (first && (!second || first.handle.toLowerCase() === wanted.toLowerCase())) return ok(first)
  if (first) {
    return refuse('invalid', 'Several people have this name. Take the one in the address of their profile.', field)
  }
  const guesses = await suggestPeople(ctx, typed, { most: MAX_GUESSES })
  if (guesses.length === 0) return refuse('invalid', 'Nobody here has this name.', field)
  const meant = guesses.map(({ name, handle }) => `${name} (${handle})`).join(' or ')
  return refuse('invalid', `Nobody has exactly this name. Did you mean ${meant}?`, field)
}

/** Members whose name or handle starts with what was typed, those of a group first if one is named. */
export async function suggestPeople(
  { db, actor }: MemberContext,
  typed: string,
  { most = 8, groupId = null, not = '' }: { most?: number; groupId?: string | null; not?: string } = {},
): Promise<Person[]> {
  const start = bare(typed).slice(0, 60)
  if (start.length < 2) return []
  const like = `${start.replace(/[\\%_]/g, '\\$&')}%`
  return db.$queryRaw<Person[]>`
    select m.id, m.handle::text as handle, m.shown_name as name from members m
    where (m.name ilike ${like} or m.name ilike ${`% ${like}`} or m.handle::text ilike ${like}) and m.id <> ${not}
      and ${visibleMembers(actor)}
    order by ${isInGroup('m.id', groupId)} desc, lower(m.name), m.id limit ${most}`
}

function bare(typed: string): string {
  return typed.trim().replace(/^@/, '')
}
