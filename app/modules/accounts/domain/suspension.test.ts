import { expect, test } from 'vitest'
import { metWhileSuspended } from './suspension.ts'

test('somebody suspended takes their data along and leaves as themself', () => {
  for (const path of ['/settings/data', '/settings/data.data', '/settings/data/export', '/settings/data/export.zip'])
    expect(metWhileSuspended(path)).toBe('self')
})

test('the doors of the house stay open, as to a visitor', () => {
  for (const path of ['/login', '/login/link/abc', '/verify/abc', '/suspended/abc.def', '/suspended/abc.def/'])
    expect(metWhileSuspended(path)).toBe('visitor')
})

test('everything else is closed', () => {
  for (const path of ['/', '/inbox', '/settings/profile', '/settings/database', '/loginx', '/live', '/a/settings/data'])
    expect(metWhileSuspended(path)).toBeNull()
})
