import { paths } from '#app/paths.ts'
import { readParkedToken } from '#app/platform/preferences.server.ts'
import type { Context } from './context.server.ts'
import { findSuspensionEnd } from './queries/find-suspension-end.server.ts'

/**
 * Where signing in leads: `to`, or first to the words that were put by when the session ended. Somebody suspended is led
 * to the page that says why.
 */
export async function landing(ctx: Context, memberId: string, request: Request, to: string): Promise<string> {
  if (await findSuspensionEnd(ctx.db, memberId, ctx.now)) return paths.suspended()
  return (await readParkedToken(request)) ? paths.draftReturn() : to
}
