import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createAddressOf } from '../../src/kernel/http/caller-address.ts'
import type { Incoming } from '../../src/kernel/http/client-certificate.ts'

const from = (remoteAddress: string, forwarded?: string): Incoming => ({
  socket: { remoteAddress } as Socket,
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
})
const alone = createAddressOf({ thumbprints: [], everyConnection: false })
const behindProxy = createAddressOf({ thumbprints: [], everyConnection: true })

test('what a caller says of his own address counts for nothing [HTTP-72]', () => {
  expect(alone(from('192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7')
  const certificates = createAddressOf({ thumbprints: ['a'.repeat(43)], everyConnection: false })
  expect(certificates(from('192.0.2.7', '198.51.100.1'))).toBe('192.0.2.7')
})

test('behind a proxy the last address counts: the one that the proxy saw itself [HTTP-72]', () => {
  expect(behindProxy(from('127.0.0.1', '203.0.113.9, 198.51.100.1'))).toBe('198.51.100.1')
  expect(behindProxy(from('127.0.0.1', '198.51.100.1, nonsense'))).toBe('127.0.0.1')
  expect(behindProxy(from('127.0.0.1'))).toBe('127.0.0.1')
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::99', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::99', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['192.0.2.7', '192.0.2.7'],
])('%s is counted as %s: whoever has an IPv6 address has all of its network [HTTP-72]', (address, counted) => {
  expect(alone(from(address))).toBe(counted)
})

test('an address that is not known is none', () => {
  expect(alone(undefined)).toBe('')
})
