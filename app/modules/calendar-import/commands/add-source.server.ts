import { ok, refuse, type Result } from '#app/lib/result.ts'
import { inTransaction } from '#app/platform/database.server.ts'
import type { MemberContext } from '#app/modules/accounts/context.server.ts'
import { readSpace } from '#app/modules/spaces/queries/read-space.server.ts'
import { mayImport } from '../domain/policy.ts'
import { calendarAddress, fetchCalendar } from '../fetch-calendar.server.ts'
import { findEarlierSource, insertSource, updateSource } from '../repository.server.ts'
import { readApart } from '../read-apart.server.ts'
import type { ReadForSpace } from '../read-for.server.ts'

export type OfferInput = {
  slug: string
  /** An address, or the text of a file; of both the file counts. */
  url: string
  text: string
}

const MAX_BYTES = 2_000_000
const NO_EVENTS = 'There are no events in this calendar.'
const ALL_PRIVATE = 'All entries of this calendar are marked as private; none was taken in.'

/**
 * Takes the calendar of a space for a look: nothing becomes an event before the organizer has seen what would. The same
 * address, a file with entries that came before, or one named like an upload that nobody took in, is the same calendar
 * again. Answers its id.
 */
export async function addSource(
  ctx: MemberContext,
  input: OfferInput,
  fetch: typeof fetchCalendar = fetchCalendar,
): Promise<Result<string>> {
  const space = await readSpace(ctx, input.slug)
  if (!space) return refuse('not-found')
  const decision = mayImport(ctx.actor, space.can.run)
  if (!decision.allowed) return refuse('not-allowed', decision.reason)

  const field = input.text ? 'file' : 'url'
  const found = input.text
    ? ok({ url: null, text: input.text, etag: '', lastModified: '' })
    : await look(input.url, fetch)
  if (!found.ok) return found
  const { url, text, etag, lastModified } = found.value
  if (Buffer.byteLength(text) > MAX_BYTES) return refuse('invalid', 'A calendar can have up to two megabytes.', field)
  const read = await readApart({ text, timeZone: space.timeZone, now: ctx.now })
  if (!read.ok) return refuse('invalid', read.problem.reason ?? '', field)
  if (read.value.items.length === 0) return refuse('invalid', nothingIn(read.value), field)

  return inTransaction(ctx, async (tx) => {
    const uids = read.value.items.map((item) => item.uid)
    const name = read.value.name || (url ? new URL(url).hostname : 'An uploaded calendar')
    const earlier = await findEarlierSource(tx, space.id, { url, name, uids })
    const seen = { waitingText: text, etag, lastModified, checkedAt: ctx.now, failures: 0, failure: '' }
    if (earlier) {
      await updateSource(tx, earlier, seen)
      return ok(earlier)
    }
    const row = { ...seen, spaceId: space.id, memberId: ctx.actor.id, name, url, createdAt: ctx.now }
    return ok(await insertSource(tx, row))
  })
}

type Found = { url: string | null; text: string; etag: string; lastModified: string }

async function look(typed: string, fetch: typeof fetchCalendar): Promise<Result<Found>> {
  if (!typed.trim()) return refuse('invalid', 'Give an address, or choose a file.', 'url')
  const url = calendarAddress(typed)
  if (!url)
    return refuse('invalid', 'A calendar’s address starts with https:// or webcal:// and carries no password.', 'url')
  const fetched = await fetch(url)
  if (!fetched.ok) return fetched
  return fetched.value.kind === 'text' ? ok({ ...fetched.value, url }) : refuse('invalid', 'Nothing came back.', 'url')
}

/** Why a calendar with nothing to take in has nothing, by the reasons of its entries where it has some. */
function nothingIn({ isPrivate, leftOut }: ReadForSpace): string {
  const named = leftOut.slice(0, 3).map(({ title, reason }) => `“${title}”: ${reason}`)
  const more = leftOut.length > named.length ? [`${leftOut.length - named.length} more were left out.`] : []
  const hidden = isPrivate > 0 ? [leftOut.length > 0 ? `${isPrivate} marked as private.` : ALL_PRIVATE] : []
  return leftOut.length + isPrivate === 0 ? NO_EVENTS : [...named, ...more, ...hidden].join(' ')
}
