import { redirect } from '@remix-run/node'
import { notFound } from '#app/platform/http.server.ts'
import type { Context } from './context.server.ts'
import { findNewHandle } from './queries/find-new-handle.server.ts'

/** The answer where nobody has this handle: the way to whoever had it before, or that there is nothing. */
export async function elsewhere(ctx: Context, handle: string, pathOf: (handle: string) => string): Promise<Response> {
  const now = await findNewHandle(ctx, handle)
  return now ? redirect(pathOf(now)) : notFound()
}
