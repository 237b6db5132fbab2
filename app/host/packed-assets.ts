import { existsSync } from 'node:fs'
import type { NextFunction, Request, Response } from 'express'

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Leads a browser that takes Brotli to the packed copy of a script, a style or a drawing, where the build made one. */
export function packedAssets(folder: string) {
  const packed = new Map<string, boolean>()
  return (request: Request, response: Response, next: NextFunction) => {
    const type = types[request.path.split('.').pop() ?? '']
    if (!type) return next()
    response.vary('Accept-Encoding')
    if (!request.acceptsEncodings('br')) return next()
    const isThere =
      packed.get(request.path) ?? (/^\/[\w.$-]+$/.test(request.path) && existsSync(`${folder}${request.path}.br`))
    if (!isThere) return next()
    packed.set(request.path, true)
    request.url = `${request.path}.br`
    response.setHeader('Content-Encoding', 'br')
    response.setHeader('Content-Type', type)
    next()
  }
}
