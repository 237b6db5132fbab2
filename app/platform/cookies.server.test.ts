import { expect, test } from 'vitest'
import { readCookie } from './cookies.server.ts'

function sending(cookie?: string): Request {
  return new Request('https://hall.example/', { headers: cookie === undefined ? {} : { Cookie: cookie } })
}

test('a cookie is read beside others that nobody can decode, or that have no name or value', () => {
  expect(readCookie(sending('a=%ff; =; ;;; __proto__=1; mine=yes'), 'mine')).toBe('yes')
  expect(readCookie(sending('mine; a=%ff'), 'mine')).toBeNull()
  expect(readCookie(sending(), 'mine')).toBeNull()
})
