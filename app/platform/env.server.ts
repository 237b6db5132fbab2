import { isIP } from 'node:net'
import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.url({ protocol: /^https?$/ })
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const shape = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000),
  APP_URL: url.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  MEILI_URL: url.optional(),
  MEILI_KEY: z.string().min(1).optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: url.default('https://api.resend.com'),
  RESEND_WEBHOOK_SECRET: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).default('Guildhall <hall@localhost>'),
  TRUST_PROXY: z.string().refine(namesProxies, 'loopback, addresses or a number of hops').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DEMO: flag.default(false),
  METRICS_TOKEN: z.string().min(16).optional(),
})

export type Env = Omit<z.infer<typeof shape>, 'APP_URL'> & { APP_URL: string }

let cached: Env | undefined

/**
 * The process's configuration, read once. Empty strings count as unset.
 * @throws an Error whose one-line message names the first missing or malformed variable.
 */
export function env(): Env {
  cached ??= readEnv(process.env)
  return cached
}

/** Reads a configuration from a plain record; the door for tests. Same errors as `env`. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw new Error(`${issue.path.join('.')} is missing or malformed: ${issue.message}`)
  }
  const appUrl = parsed.data.APP_URL ?? `http://localhost:${parsed.data.PORT}`
  return { ...parsed.data, APP_URL: appUrl.replace(/\/+$/, '') }
}

/** Whether captured mail may be read and demo sign-ins are offered: demo mode and development only. */
export function isOpenHouse(): boolean {
  return env().DEMO || env().NODE_ENV === 'development'
}

/** Whether Express would understand it: a number of hops, or names and addresses (with their prefix) between commas. */
function namesProxies(setting: string): boolean {
  if (/^\d{1,2}$/.test(setting)) return true
  return setting.split(',').every((part) => {
    const [address, prefix, ...rest] = part.trim().split('/')
    if (['loopback', 'linklocal', 'uniquelocal'].includes(part.trim())) return true
    const version = isIP(address!)
    return version > 0 && rest.length === 0 && (prefix === undefined || isPrefix(prefix, version === 4 ? 32 : 128))
  })
}

function isPrefix(text: string, most: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= most
}
