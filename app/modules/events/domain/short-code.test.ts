import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readShortCode, shortCodeOf } from './short-code.ts'

it('writes forty bits as eight letters and digits in two halves', () => {
  expect(shortCodeOf(new Uint8Array([0, 0, 0, 0, 0]))).toBe('0000-0000')
  expect(shortCodeOf(new Uint8Array([255, 255, 255, 255, 255, 7]))).toBe('ZZZZ-ZZZZ')
  expect(shortCodeOf(new Uint8Array([0x00, 0x44, 0x32, 0x14, 0xc7]))).toBe('0123-4567')
})

it('reads what was typed in any case, with or without the hyphen, and forgives letters that look like digits', () => {
  expect(readShortCode('7k3m0qxd')).toBe('7K3M-0QXD')
  expect(readShortCode(' 7K3M - oqxd ')).toBe('7K3M-0QXD')
  expect(readShortCode('iLoO-0000')).toBe('1100-0000')
})

it('reads nothing that is no code', () => {
  for (const typed of ['', '7K3M', '7K3M-0QXD-1', 'UUUU-UUUU', 'Ada Lovelace', '7K3M-0QX!']) {
    expect(readShortCode(typed)).toBeNull()
  }
})

it('reads back every code that is written', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 5, maxLength: 32 }), (bytes) => {
      const code = shortCodeOf(bytes)
      expect(readShortCode(code.toLowerCase().replace('-', ''))).toBe(code)
    }),
  )
})
