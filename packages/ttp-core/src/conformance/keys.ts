import { toHex } from '../encoding/index.ts'
import { sealKeyFromSeed, signKeyFromSeed } from '../jwk/index.ts'
import {
  checkKey,
  deriveKey,
  type KeyContext,
  keyCheckValue,
  keyEncryptionKey,
  openSeed,
  sealSeed,
} from '../keys/index.ts'
import { sivOpen, sivSeal } from '../primitives.ts'
import type { Evaluate, Fields } from './fields.ts'
import { bytes, list, number, secret, text } from './input.ts'

/** The place of a key in the hierarchy, as the input gives it. */
export function keyContextOf(input: Fields): KeyContext {
  const purpose = text(input, 'purpose') as KeyContext['purpose']
  return { purpose, tenant: text(input, 'tenant'), domain: text(input, 'domain'), epoch: number(input, 'epoch') }
}

/** What a secret gives at each use, until it is destroyed. */
function useSecret(input: Fields): Fields {
  const key = secret(input, 'key')
  const keyCheckValues: string[] = []
  for (const step of list(input, 'steps')) {
    if (step === 'use') keyCheckValues.push(toHex(keyCheckValue(key)))
    else key.destroy()
  }
  return { keyCheckValues }
}

/** AES-SIV, derived keys, sealed seeds, key check values, key pairs of an engine. */
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
  UseSecret: useSecret,
  SivSeal: (input) => ({
    ciphertext: toHex(sivSeal(bytes(input, 'key'), bytes(input, 'ad'), bytes(input, 'plaintext'))),
  }),
  SivOpen: (input) => ({
    plaintext: toHex(sivOpen(bytes(input, 'key'), bytes(input, 'ad'), bytes(input, 'ciphertext'))),
  }),
  SealKeyFromSeed: (input) => ({ ...sealKeyFromSeed(bytes(input, 'seed')) }) as unknown as Fields,
  SignKeyFromSeed: (input) => ({ ...signKeyFromSeed(bytes(input, 'seed')) }) as unknown as Fields,
}
