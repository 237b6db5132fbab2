import pino from 'pino'
import { env } from './env.server.ts'
import { requestScope } from './request-scope.server.ts'

let instance: pino.Logger | undefined

/** The process's log: JSON lines with the request id; secrets are cut out by name. */
export function logger(): pino.Logger {
  instance ??= pino({
    level: env().LOG_LEVEL,
    mixin: () => {
      const scope = requestScope()
      return scope ? { requestId: scope.requestId } : {}
    },
    redact: ['password', 'token', '*.password', '*.token', 'headers.cookie', 'headers.authorization'],
  })
  return instance
}
