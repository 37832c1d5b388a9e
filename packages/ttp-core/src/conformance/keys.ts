import { toHex } from '../encoding/index.ts'
import {
  checkKey,
  deriveKey,
  type KeyContext,
  keyCheckValue,
  keyEncryptionKey,
  openSeed,
  sealSeed,
} from '../keys/index.ts'
import type { Evaluate, Fields } from './fields.ts'
import { bytes, number, secret, text } from './input.ts'

/** The place of a key in the hierarchy, as the input gives it. */
export function keyContextOf(input: Fields): KeyContext {
  const purpose = text(input, 'purpose') as KeyContext['purpose']
  return { purpose, tenant: text(input, 'tenant'), domain: text(input, 'domain'), epoch: number(input, 'epoch') }
}

/** Derived keys, sealed seeds, key check values. */
export const keyOperations: Readonly<Record<string, Evaluate>> = {
  DeriveKey: (input) => {
    const length = number(input, 'length') as 32 | 64
    return { key: deriveKey(secret(input, 'root'), secret(input, 'seed'), keyContextOf(input), length).lend(toHex) }
  },
  KeyEncryptionKey: (input) => ({ key: keyEncryptionKey(secret(input, 'root')).lend(toHex) }),
  SealSeed: (input) => ({ sealed: toHex(sealSeed(secret(input, 'kek'), secret(input, 'seed'), keyContextOf(input))) }),
  OpenSeed: (input) => ({
    seed: openSeed(secret(input, 'kek'), bytes(input, 'sealed'), keyContextOf(input)).lend(toHex),
  }),
  KeyCheckValue: (input) => ({ keyCheckValue: toHex(keyCheckValue(secret(input, 'key'))) }),
  CheckKey: (input) => {
    checkKey(secret(input, 'key'), bytes(input, 'keyCheckValue'))
    return { accepted: true }
  },
}
