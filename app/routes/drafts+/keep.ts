import type { ActionFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { saveDraft } from '#app/modules/threads/commands/save-draft.server.ts'
import { saveDraftSchema } from '#app/modules/threads/schema.ts'
import { readForm, statusOf } from '#app/platform/http.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'

/** Asked by the page itself while somebody writes; the answer is for its script. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor, ...ctx } = await visitorContext(request)
  const form = await readForm(request, saveDraftSchema, ctx)
  if (!actor || (form.ok && form.value.by && form.value.by !== actor.id))
    return Response.json({ at: null }, { status: 401 })
  if ((await takeFromLimit('draft', actor.id)) !== null) return Response.json({ at: null }, { status: 429 })
  if (!form.ok) return Response.json({ at: null }, { status: 400 })
  const { draft, by: _by, ...words } = form.value
  const result = await saveDraft({ ...form.ctx, actor }, { spot: draft, words })
  return result.ok ? Response.json(result.value) : Response.json({ at: null }, { status: statusOf(result.problem) })
}
