import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto'
import { bytes } from '../../packages/ttp-core/src/conformance/input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import type { Case, Explain, Operation } from './frame.ts'
import { root, seed } from './key-derivation-input.ts'

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const ED25519_PKCS8 = '302e020100300506032b657004220420'

const explain: Record<string, Explain> = {
  SealKeyFromSeed: (input) => {
    const info = enc(LABEL.sealScalar)
    const stretched = Buffer.from(hkdfSync('sha256', bytes(input, 'seed'), new Uint8Array(0), info, 48)).toString('hex')
    const scalar = (BigInt(`0x${stretched}`) % (ORDER - 1n)) + 1n
    return { info: toHex(info), stretched, scalar: scalar.toString(16).padStart(64, '0') }
  },
  SignKeyFromSeed: (input) => {
    const der = Buffer.concat([Buffer.from(ED25519_PKCS8, 'hex'), bytes(input, 'seed')])
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
    return { publicKey: Buffer.from(x, 'base64url').toString('hex') }
  },
}

const cases = (first: number): Case[] => [
  { tcId: first, comment: 'a seed', flags: [], input: { seed } },
  { tcId: first + 1, comment: 'another', flags: [], input: { seed: root } },
  { tcId: first + 2, comment: 'zeros', flags: [], input: { seed: '00'.repeat(32) } },
  { tcId: first + 3, comment: 'every bit set', flags: [], input: { seed: 'ff'.repeat(32) } },
  {
    tcId: first + 4,
    comment: 'seed of 31 bytes',
    flags: ['BadLength'],
    input: { seed: seed.slice(2) },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: first + 5,
    comment: 'seed of 33 bytes',
    flags: ['BadLength'],
    input: { seed: `${seed}00` },
    error: 'KEY_LENGTH_INVALID',
  },
]

export const keyPairs: Operation = {
  name: 'key-pairs',
  algorithm: 'P-256, Ed25519, HKDF-SHA-256',
  header: [
    'sealing key: d = (OS2IP(HKDF-SHA-256(ikm = seed, no salt, info = enc("P-256"), 48)) mod (n - 1)) + 1',
    'signing key: the seed is the private key of RFC 8032; kid: RFC 7638 with SHA-256',
  ],
  notes: { BadLength: { bugType: 'MALFORMED', description: 'A seed is 32 bytes.' } },
  explain,
  groups: [
    {
      type: 'SealKeyFromSeed',
      specRef: 'KEYS-15',
      mutations: [{ member: 'seed', as: 'hex', kinds: ['truncate'] }],
      cases: cases(1),
    },
    {
      type: 'SignKeyFromSeed',
      specRef: 'KEYS-15',
      mutations: [{ member: 'seed', as: 'hex', kinds: ['truncate'] }],
      cases: cases(101),
    },
  ],
}
