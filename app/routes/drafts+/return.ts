import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { takeUp } from '#app/modules/threads/commands/park-words.server.ts'
import { listDrafts } from '#app/modules/threads/queries/list-drafts.server.ts'
import { paths } from '#app/paths.ts'
import { readParkedToken, rememberParkedToken } from '#app/platform/preferences.server.ts'

/** Where signing in leads when words were put by: they become a draft, and its form opens with them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const token = await readParkedToken(request)
  const taken = token ? await takeUp(ctx, token) : null
  if (!taken?.ok || !taken.value) return redirect(paths.home())
  const { place, subjectId } = taken.value
  const draft = (await listDrafts(ctx)).find((one) => one.place === place && one.subjectId === subjectId)
  const headers = { 'Set-Cookie': await rememberParkedToken(null) }
  return redirect(draft?.href ?? paths.drafts(), { headers })
}
