import type { LoaderFunctionArgs } from '@remix-run/node'
import { isSlug } from '#app/lib/slug.ts'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { writeCsv } from '#app/lib/csv.ts'
import { findProgram } from '#app/modules/programs/queries/find-program.server.ts'
import { exportRows } from '#app/modules/programs/queries/list-people.server.ts'
import { exportInstance } from '#app/modules/programs/queries/read-certificate.server.ts'
import { notFound } from '#app/platform/http.server.ts'

const tables = ['people', 'wishes', 'rules', 'pairs', 'matching'] as const

/** A program's files, for its organizers. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const program = isSlug(params.slug) ? await findProgram(ctx, params.slug) : null
  if (!program?.organizes) throw notFound()
  if (params.part === 'instance') {
    const instance = await exportInstance(ctx, program)
    if (!instance) throw notFound()
    return download(`${program.slug}-cohort.json`, 'application/json', JSON.stringify(instance))
  }
  const table = tables.find((part) => part === params.part)
  if (!table) throw notFound()
  return download(`${program.slug}-${table}.csv`, 'text/csv', writeCsv(await exportRows(ctx, program.id, table)))
}

function download(name: string, type: string, body: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
