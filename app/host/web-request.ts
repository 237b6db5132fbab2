import type { IncomingMessage } from 'node:http'

/** Whether a request only asks. */
export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Whether an address can be that of a file, which has an ending; a page's data ends in one that no file has. */
export function canBeFile(path: string): boolean {
  return path.slice(path.lastIndexOf('/')).includes('.') && !path.endsWith('.data')
}

/** A request that only asks, as Remix reads it, for the hall's address `origin`. */
export function asWebRequest(request: IncomingMessage & { originalUrl: string }, origin: string): Request {
  const headers: [string, string][] = []
  for (const [name, value] of Object.entries(request.headers)) if (value) headers.push([name, String(value)])
  return new Request(origin + request.originalUrl, { method: request.method, headers })
}
