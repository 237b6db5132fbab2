import { paths } from '#app/paths.ts'
import { readParkedToken } from '#app/platform/preferences.server.ts'

/** Where signing in leads: `to`, or first to the words that were put by when the session ended. */
export async function landing(request: Request, to: string): Promise<string> {
  return (await readParkedToken(request)) ? paths.draftReturn() : to
}
