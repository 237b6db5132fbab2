import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.ts'

const headersOf = securityHeaders({ secure: true, development: false })
const read = (path: string, nonce?: string) => Object.fromEntries(headersOf(path, nonce))

test('inline scripts run with the request’s nonce alone, and without one not at all', () => {
  expect(read('/', 'abc')['Content-Security-Policy']).toContain("script-src 'self' 'nonce-abc';")
  expect(read('/')['Content-Security-Policy']).toContain("script-src 'self';")
  expect(read('/')['Content-Security-Policy']).not.toContain('nonce')
})

test('only pages made for it may be framed elsewhere, and only checking in may see', () => {
  expect(read('/groups')).toMatchObject({ 'X-Frame-Options': 'DENY' })
  expect(read('/spaces/kranhaus/embed')['Content-Security-Policy']).toContain('frame-ancestors *')
  expect(read('/spaces/kranhaus/embed')['X-Frame-Options']).toBeUndefined()
  expect(read('/events/0123456789abcdefghij/check-in')['Permissions-Policy']).toContain('camera=(self)')
  expect(read('/events')['Permissions-Policy']).toContain('camera=()')
})

test('https is kept to for a year where the hall is reached over it', () => {
  expect(read('/')['Strict-Transport-Security']).toContain('max-age=31536000')
  expect(Object.fromEntries(securityHeaders({ secure: false, development: false })('/'))).not.toHaveProperty(
    'Strict-Transport-Security',
  )
})
