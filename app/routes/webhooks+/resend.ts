import type { ActionFunctionArgs } from '@remix-run/node'
import { visitorContext } from '#app/modules/accounts/context.server.ts'
import { takeMailReport } from '#app/modules/notifications/commands/take-mail-report.server.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound, readLimited } from '#app/platform/http.server.ts'
import { readMailReport } from '#app/platform/mail-reports.server.ts'

export function loader() {
  return notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  const { RESEND_WEBHOOK_SECRET: secret } = env()
  if (!secret) return notFound()
  const body = new TextDecoder().decode(await readLimited(request))
  const report = reading(body, request.headers, secret)
  if (report === 'forged') return new Response('The signature does not fit.', { status: 401 })
  if (report) await takeMailReport(await visitorContext(request), report)
  return new Response(null, { status: 204 })
}

function reading(body: string, headers: Headers, secret: string) {
  try {
    return readMailReport(body, headers, secret)
  } catch {
    return 'forged'
  }
}
