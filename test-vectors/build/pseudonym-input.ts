import { createHmac } from 'node:crypto'
import { toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import {
  type PseudonymDomain,
  parsePseudonym,
  pseudonymHeader,
  type SubjectKind,
} from '../../packages/ttp-core/src/pseudonym/index.ts'
import { printBytes } from './bech32.ts'
import type { Fields } from './frame.ts'

/** Keys and subject that the pseudonym vectors share; they guard nothing. */
export const KEYS = {
  innerKey: 'a0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebf',
  first:
    '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f',
  second:
    '404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f',
}
export const SUBJECT = '00112233445566778899aabbccddeeff'
export const DOMAIN = { tenant: 'nam', domain: 'audience', epoch: 1, prefix: 'nam', mode: 'irreversible' }
export const REVERSIBLE = { ...DOMAIN, mode: 'reversible' }

/** The bytes behind a printed pseudonym: version and mode, epoch, ciphertext. */
export function payloadOf(printed: string): Uint8Array {
  const { mode, epoch, ciphertext } = parsePseudonym(printed)
  return Uint8Array.from([mode === 'irreversible' ? 1 : 2, epoch >> 8, epoch & 0xff, ...ciphertext])
}

/** The values inside a printed pseudonym. Fails when the text is not the bech32m of its payload. */
export function explainOutward(
  domain: PseudonymDomain,
  kind: SubjectKind,
  content: Uint8Array,
  printed: string,
): Fields {
  const payload = payloadOf(printed)
  const again = printBytes(`${domain.prefix}_${kind === 'person' ? 'p' : 'h'}`, payload)
  if (again !== printed) throw new Error('the printed form differs')
  return { ad: toHex(pseudonymHeader(domain, kind)), plaintext: toHex(content), payload: toHex(payload) }
}

/** HMAC-SHA-256 by Node, cut to 20 bytes. */
export function innerByNode(key: Uint8Array, message: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(message).digest()).slice(0, 20)
}
