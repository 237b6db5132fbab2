import type { IncomingMessage, ServerResponse } from 'node:http'

/** What is left of a body is read up to here for the sake of the connection; beyond it the connection ends. */
const PATIENCE_BYTES = 20_000_000

/**
 * Reads on and drops what an answer did not wait for, so that the next request on the same connection is heard. Node
 * does so by itself only as long as nobody has begun to read.
 */
export function dropUnreadBody(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return
    let dropped = 0
    request.removeAllListeners('data')
    request.removeAllListeners('readable')
    request.on('data', (chunk: Buffer) => {
      dropped += chunk.length
      if (dropped > PATIENCE_BYTES) request.destroy()
    })
    request.resume()
  })
}
