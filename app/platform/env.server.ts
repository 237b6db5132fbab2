import { isIP } from 'node:net'
import { z } from 'zod'

const wholeNumber = 'a whole number from 0 to 65535'
const port = z.coerce.number(wholeNumber).int(wholeNumber).min(0, wholeNumber).max(65535, wholeNumber)
const url = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
const flag = oneOf(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true')

const shape = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000),
  APP_URL: url.optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'an address that begins with postgresql://' }).optional(),
  MEILI_URL: url.optional(),
  MEILI_KEY: z.string().min(1).optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: url.default('https://api.resend.com'),
  RESEND_WEBHOOK_SECRET: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3, 'a sender such as Guildhall <hall@example.org>').optional(),
  TRUST_PROXY: z.string().refine(namesProxies, 'loopback, addresses or a number of hops').optional(),
  LOG_LEVEL: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DEMO: flag.default(false),
  METRICS_TOKEN: z.string().min(16, '16 characters or more').optional(),
})

export type Env = Omit<z.infer<typeof shape>, 'APP_URL' | 'MAIL_FROM'> & { APP_URL: string; MAIL_FROM: string }

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
    throw new Error(`${issue.path.join('.')} is malformed; it has to be ${issue.message}.`)
  }
  const { APP_URL, MAIL_FROM, RESEND_API_KEY, PORT } = parsed.data
  if (RESEND_API_KEY && !MAIL_FROM) {
    throw new Error('MAIL_FROM is missing: RESEND_API_KEY is set, and letters need a sender.')
  }
  return {
    ...parsed.data,
    APP_URL: (APP_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, ''),
    MAIL_FROM: MAIL_FROM ?? 'Guildhall <hall@localhost>',
  }
}

/** Whether captured mail may be read and demo sign-ins are offered: demo mode and development only. */
export function isDemo(): boolean {
  return env().DEMO || env().NODE_ENV === 'development'
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, `one of ${words.join(', ')}`)
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
