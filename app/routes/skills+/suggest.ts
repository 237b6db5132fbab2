import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { suggestSkills } from '#app/modules/accounts/skills.server.ts'
import { nearestSkill } from '#app/modules/matching/queries/read-meanings.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\u0000', '').slice(0, 60)
  const { db } = await visitorContext(request)
  const found = await suggestSkills(db, typed)
  const isBeingTyped = found.some(({ label }) => label.toLowerCase().startsWith(typed.trim().toLowerCase()))
  const nearest = isBeingTyped ? null : nearestSkill(typed)
  const isThere = !nearest || found.some(({ slug }) => slug === nearest.slug)
  const list = isThere ? found : [{ ...nearest, hint: 'did you mean this?' }, ...found].slice(0, 8)
  return Response.json(list, { headers: { 'Cache-Control': 'public, max-age=300' } })
}
