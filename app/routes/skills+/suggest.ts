import type { LoaderFunctionArgs } from '@remix-run/node'
import { suggestSkills } from '#app/modules/accounts/skills.server.ts'
import { db } from '#app/platform/database.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const typed = (new URL(request.url).searchParams.get('q') ?? '').replaceAll('\u0000', '')
  return Response.json(await suggestSkills(db(), typed), { headers: { 'Cache-Control': 'public, max-age=300' } })
}
