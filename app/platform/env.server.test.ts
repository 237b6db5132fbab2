import { expect, test } from 'vitest'
import { readEnv } from './env.server.ts'

test('nothing set is a good configuration', () => {
  expect(readEnv({})).toMatchObject({ PORT: 3000, APP_URL: 'http://localhost:3000', DATA_DIR: '.data', DEMO: false })
})

test('the address follows the port and loses its last slash', () => {
  expect(readEnv({ PORT: '4100' }).APP_URL).toBe('http://localhost:4100')
  expect(readEnv({ APP_URL: 'https://hall.example/' }).APP_URL).toBe('https://hall.example')
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['APP_URL', 'hall.example'],
  ['DATABASE_URL', 'mysql://x'],
  ['MEILI_URL', 'localhost:7700'],
  ['LOG_LEVEL', 'loud'],
  ['DEMO', 'yes'],
  ['RESEND_BASE_URL', 'ftp://x'],
  ['TRUST_PROXY', 'everyone'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', 'loopback,,10.0.0.1'],
])('a malformed %s (%s) stops the start with one line that names it', (name, value) => {
  let message = ''
  try {
    readEnv({ [name]: value })
  } catch (error) {
    message = (error as Error).message
  }
  expect(message).toContain(name)
  expect(message).not.toContain('\n')
})

test('an empty variable is an unset one', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 })
})

test.each(['loopback', '2', '10.0.0.1', 'loopback, 10.0.0.0/8, fd00::/8', 'uniquelocal'])(
  'proxies can be named as Express names them: %s',
  (setting) => {
    expect(readEnv({ TRUST_PROXY: setting }).TRUST_PROXY).toBe(setting)
  },
)
