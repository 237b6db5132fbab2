import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageOf } from './cursor.ts'

test('a cursor survives the URL', () => {
  const cursor = { at: new Date('2026-12-05T13:00:00.123Z'), id: 'abc123' }
  expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor)
})

test('a tampered cursor starts the list afresh', () => {
  for (const text of [null, '', 'x', '..', "1.a'; drop", 'zzzzzzzzzzz.a', '1.' + 'a'.repeat(99)]) {
    expect(decodeCursor(text)).toBeNull()
  }
})

test('a page knows whether another follows', () => {
  const rows = [1, 2, 3].map((n) => ({ at: new Date(n), id: String(n) }))
  expect(pageOf(rows, 3, (row) => row).next).toBeNull()
  expect(pageOf(rows, 2, (row) => row)).toEqual({ rows: rows.slice(0, 2), next: encodeCursor(rows[1]!) })
})
