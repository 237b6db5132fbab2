import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { memberContext } from '#app/modules/accounts/context.server.ts'
import { isExportKey } from '#app/modules/accounts/export-key.server.ts'
import { exportArchive } from '#app/modules/personal-data/queries/export-archive.server.ts'
import { paths } from '#app/paths.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await memberContext(request)
  if (!(await isExportKey(ctx, new URL(request.url).searchParams.get('key') ?? ''))) {
    return redirect(paths.accountExport())
  }
  return new Response(asFetched(exportArchive(ctx), request.signal), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="guildhall-${ctx.actor.handle}.zip"`,
    },
  })
}

/** Pieces one after the other, each made when the one before has been taken; none for somebody who has gone away. */
function asFetched(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>, signal: AbortSignal): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const piece = signal.aborted ? null : await pieces.next()
      if (piece && !piece.done) return controller.enqueue(piece.value)
      await pieces.return(undefined)
      controller.close()
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
