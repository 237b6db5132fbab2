import { redirect } from '@remix-run/node'
import {
  memberContext,
  visitorContext,
  type Context,
  type MemberContext,
} from '#app/modules/accounts/context.server.ts'
import { paths } from '#app/paths.ts'
import { parseFields, readFormData } from '#app/platform/http.server.ts'
import { rememberParkedToken } from '#app/platform/preferences.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'
import { park } from './park-words.server.ts'
import { parkSchema } from '../schema.ts'

/**
 * The context of a member who sends words. When their session has ended meanwhile, the words are put by and they are
 * sent to sign in. @throws the redirect; 429 for a flood.
 */
export async function writerContext(request: Request): Promise<MemberContext> {
  const ctx = await visitorContext(request)
  if (!ctx.actor) {
    const cookie = await putBy(ctx, request.clone())
    if (cookie) throw redirect(paths.login(paths.draftReturn()), { headers: { 'Set-Cookie': cookie } })
  }
  return memberContext(request)
}

/** The `Set-Cookie` header under which the words are found again; null for what is no form of ours. */
async function putBy(ctx: Context, request: Request): Promise<string | null> {
  const submission = parseFields(await readFormData(request), parkSchema)
  if (submission.status !== 'success') return null
  const address = request.headers.get('x-client-address') ?? ''
  if ((await takeFromLimit('parked-address', address)) !== null)
    throw new Response('Too many changes at once.', { status: 429 })
  const { by, draft, ...words } = submission.value
  const result = await park(ctx, { memberId: by, spot: draft, words })
  return result.ok ? rememberParkedToken(result.value) : null
}
