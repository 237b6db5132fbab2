import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { suggestSkills } from '#app/modules/accounts/skills.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\u0000', '')
  const { db } = await visitorContext(request)
  return Response.json(await suggestSkills(db, typed), { headers: { 'Cache-Control': 'public, max-age=300' } })
}
