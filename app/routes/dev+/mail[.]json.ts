import type { LoaderFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { capturedEmails } from '#app/platform/email.server.ts'
import { isDemo } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/http.server.ts'

/** The captured mail for scripts and tests, newest first; only where the house is open. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!isDemo()) throw notFound()
  const { db } = await visitorContext(request)
  return Response.json(await capturedEmails(db), { headers: { 'Cache-Control': 'no-store' } })
}
