import { expect, test } from 'vitest'
import { networkOf } from './network.ts'

test('all addresses of one IPv6 line are one network, those of another line are not', () => {
  const line = networkOf('2001:db8:0:7::1')
  expect(networkOf('2001:DB8:0:7:ffff:ffff:ffff:ffff')).toBe(line)
  expect(networkOf('2001:db8:0:7:0:0:0:2%eth0')).toBe(line)
  expect(networkOf('2001:db8:0:8::1')).not.toBe(line)
  expect(line).toBe('2001:db8:0:7::/64')
})

test('an IPv4 address is itself, however it is written', () => {
  expect(networkOf('198.51.100.7')).toBe('198.51.100.7')
  expect(networkOf('::ffff:198.51.100.7')).toBe('198.51.100.7')
  expect(networkOf('::FFFF:c633:6407')).toBe('198.51.100.7')
  expect(networkOf('0:0:0:0:0:ffff:c633:6407')).toBe('198.51.100.7')
})

test('what is no address stays as it is', () => {
  for (const text of ['', 'unknown', 'not:an:address']) expect(networkOf(text)).toBe(text)
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
})
