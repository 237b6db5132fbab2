/* eslint-disable no-console */
import { format } from 'node:util'
import { logger } from './logger.server.ts'

type Level = 'debug' | 'info' | 'warn' | 'error'

const levels: Record<string, Level> = { log: 'info', info: 'info', warn: 'warn', error: 'error', debug: 'debug' }

/**
 * Makes the log the only thing this process says: what libraries print, what Node warns of, and what ends the process
 * leave as lines of JSON as well.
 */
export function speakInLines(): void {
  for (const [name, level] of Object.entries(levels)) {
    console[name as 'log'] = (...said: unknown[]) => {
      const err = said.find((it) => it instanceof Error)
      logger()[level](err ? { err } : {}, format(...said.filter((it) => it !== err)))
    }
  }
  console.trace = console.debug
  console.assert = (holds, ...said: unknown[]) => void (holds || console.error(...said))
  for (const name of ['table', 'dir', 'dirxml', 'group', 'groupCollapsed', 'count', 'timeEnd', 'timeLog'] as const) {
    console[name] = (...said: unknown[]) => console.log(...said)
  }
  process.removeAllListeners('warning')
  process.on('warning', (err) => logger().warn({ err }, 'a warning of Node'))
  process.on('uncaughtException', (err) => {
    logger().fatal({ err }, 'nobody caught this; the process ends')
    process.exit(1)
  })
}
