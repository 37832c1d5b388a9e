import { keyContextOf } from '../../packages/ttp-core/src/conformance/keys.ts'
import { enc } from '../../packages/ttp-core/src/encoding/index.ts'
import { epochBytes } from '../../packages/ttp-core/src/keys/index.ts'
import type { Fields } from './frame.ts'

/** Root, seed and place that the key vectors share; they guard nothing. */
export const root = '101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f'
export const seed = '303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f'
export const place = { purpose: 'pseudonym-wrap', tenant: 'nam', domain: 'audience', epoch: 1 }

/** The context of a key, encoded under a label. */
export function framed(label: 'key' | 'seed', input: Fields): Uint8Array {
  const { purpose, tenant, domain, epoch } = keyContextOf(input)
  return enc(label, purpose, tenant, domain, epochBytes(epoch))
}

/** The bytes with their first bit flipped, in hex. */
export function flipFirst(hex: string): string {
  return ((Number.parseInt(hex.slice(0, 2), 16) ^ 0x80).toString(16).padStart(2, '0') + hex.slice(2)).toLowerCase()
}
