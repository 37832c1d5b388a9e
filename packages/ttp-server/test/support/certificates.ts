import { X509Certificate } from 'node:crypto'
import { forgeCertificates } from '../../src/certificates/forge.ts'
import type { CertifiedKey, Validity } from '../../src/certificates/port.ts'
import { makeRsaKey, publicHalf } from '../../src/certificates/rsa-key.ts'

/** A certificate authority of a test, and what it certifies. */
export interface TestAuthority {
  readonly certificate: string
  readonly privateKey: string
  readonly server: (hostnames: readonly string[]) => Promise<CertifiedKey>
  readonly client: (name: string, validity?: Validity) => Promise<CertifiedKey>
}

/** Wide around the real clock, which OpenSSL judges by, and around the clocks of the tests. */
const WIDE: Validity = { from: new Date('2020-01-01T00:00:00Z'), until: new Date('2049-12-31T00:00:00Z') }

export async function makeAuthority(): Promise<TestAuthority> {
  const privateKey = await makeRsaKey()
  const certificate = forgeCertificates.authority('Test authority', privateKey, WIDE)
  const authority = { certificate, privateKey }
  const leaf = async (
    commonName: string,
    use: Parameters<typeof forgeCertificates.leaf>[2],
    validity: Validity,
  ): Promise<CertifiedKey> => {
    const key = await makeRsaKey()
    const request = { commonName, publicKey: publicHalf(key) }
    return { certificate: forgeCertificates.leaf(authority, request, use, validity), privateKey: key }
  }
  return {
    ...authority,
    server: (hostnames) => leaf(hostnames[0] ?? 'server', { kind: 'server', hostnames }, WIDE),
    client: (name, validity = WIDE) => leaf(name, { kind: 'client' }, validity),
  }
}

/** `x5t#S256` of RFC 8705: SHA-256 of the certificate as DER, base64url; computed apart from the code under test. */
export function thumbprintOf({ certificate }: CertifiedKey): string {
  return Buffer.from(new X509Certificate(certificate).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
}
