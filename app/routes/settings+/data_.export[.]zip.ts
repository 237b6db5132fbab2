import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { strToU8, zipSync } from 'fflate'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { writtenFiles } from '#app/modules/accounts/domain/written-files.ts'
import { fetchExport } from '#app/modules/accounts/queries/fetch-export.server.ts'
import { paths } from '#app/paths.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  const everything = await fetchExport(ctx, new URL(request.url).searchParams.get('key') ?? '')
  if (!everything) return redirect(paths.accountExport())
  const files = { 'guildhall.json': JSON.stringify(everything, null, 2), ...writtenFiles(everything) }
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])))
  return new Response(zip as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="guildhall-${ctx.actor.handle}.zip"`,
    },
  })
}
