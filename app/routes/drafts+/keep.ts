import type { ActionFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { keepDraft } from '#app/modules/threads/commands/keep-draft.server.ts'
import { draftSchema } from '#app/modules/threads/schema.ts'
import { readForm, readFormData, statusOf } from '#app/platform/http.server.ts'
import { takeFromLimit } from '#app/platform/rate-limits.server.ts'

/** Asked by the page itself while somebody writes; the answer is for its script. */
export async function action({ request }: ActionFunctionArgs) {
  const { actor, ...ctx } = await visitorContext(request)
  const by = (await readFormData(request.clone())).get('by')
  if (!actor || (by && by !== actor.id)) return Response.json({ at: null }, { status: 401 })
  if ((await takeFromLimit('draft', actor.id)) !== null) return Response.json({ at: null }, { status: 429 })
  const form = await readForm(request, draftSchema)
  if (!form.ok) return Response.json({ at: null }, { status: 400 })
  const { draft, ...words } = form.value
  const result = await keepDraft({ ...ctx, actor }, { spot: draft, words, formId: form.formId })
  return result.ok ? Response.json(result.value) : Response.json({ at: null }, { status: statusOf(result.problem) })
}
