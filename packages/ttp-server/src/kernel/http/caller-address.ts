import { isIP } from 'node:net'
import type { Incoming } from './client-certificate.ts'
import { createCertificateOf } from './client-certificate.ts'

/** Tells from which network address a request came; empty when that is not known. */
export type AddressOf = (incoming: Incoming | undefined) => string

/** Whom to believe about where a request came from. */
export interface TrustedProxies {
  /** Thumbprints of the certificates under which the operator's proxies connect. */
  readonly thumbprints: readonly string[]
  /** The gateway speaks plain HTTP to a proxy, and to nobody else. */
  readonly everyConnection: boolean
}

/**
 * The address of the connection; or, when that is of a proxy of the operator's own, the last address in `X-Forwarded-For`: the one that
 * the proxy itself saw. What stands before it is what the caller says of himself, and counts from nobody.
 */
export function createAddressOf({ thumbprints, everyConnection }: TrustedProxies): AddressOf {
  const certificateOf = createCertificateOf([])
  const isProxy = (incoming: Incoming): boolean => {
    if (everyConnection) return true
    if (thumbprints.length === 0) return false
    const shown = certificateOf(incoming)
    return shown !== undefined && thumbprints.includes(shown.thumbprint)
  }
  return (incoming) => {
    if (incoming === undefined) return ''
    const own = networkOf(incoming.socket.remoteAddress ?? '')
    if (!isProxy(incoming)) return own
    const header = incoming.headers['x-forwarded-for']
    const last = (Array.isArray(header) ? header.join() : (header ?? '')).split(',').at(-1)?.trim() ?? ''
    return isIP(last) === 0 ? own : networkOf(last)
  }
}

/** An IPv4 address as it is; of an IPv6 address the first 64 bits: whoever has one has all that begin so. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (isIP(address) !== 6) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
