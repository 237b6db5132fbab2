import { expect, test } from 'vitest'
import { sameAddress } from './address.ts'

test('every spelling of one mailbox is the same address', () => {
  expect(sameAddress(' Anna+hall@Example.ORG ')).toBe('anna@example.org')
  expect(sameAddress('anna@example.org.')).toBe('anna@example.org')
  expect(sameAddress('anna@bücher.example')).toBe(sameAddress('anna@xn--bcher-kva.example'))
  expect(sameAddress('a.n.n.a@googlemail.com')).toBe('anna@gmail.com')
})

test('different mailboxes stay different', () => {
  expect(sameAddress('a.nna@example.org')).not.toBe(sameAddress('anna@example.org'))
  expect(sameAddress('+anna@example.org')).not.toBe(sameAddress('+otto@example.org'))
})
