import { createHmac, hkdfSync } from 'node:crypto'
import { bytes, number } from '../../packages/ttp-core/src/conformance/input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { epochBytes } from '../../packages/ttp-core/src/keys/index.ts'
import { ERROR_ORDER } from './error-order.ts'
import type { Explain, Operation } from './frame.ts'
import { deriveCases } from './key-derivation-cases.ts'
import { framed, root, seed } from './key-derivation-input.ts'
import { openCases, sealCases } from './key-seed-cases.ts'

const explain: Record<string, Explain> = {
  DeriveKey: (input) => {
    const info = framed('key', input)
    const prk = createHmac('sha256', bytes(input, 'seed')).update(bytes(input, 'root')).digest('hex')
    const okm = hkdfSync('sha256', bytes(input, 'root'), bytes(input, 'seed'), info, number(input, 'length'))
    return { info: toHex(info), prk, okm: toHex(new Uint8Array(okm)) }
  },
  KeyEncryptionKey: () => ({
    info: toHex(enc(LABEL.key, 'key-encryption', '', '', epochBytes(0))),
    salt: '00'.repeat(32),
  }),
  SealSeed: (input) => ({ ad: toHex(framed('seed', input)) }),
}

export const keyDerivation: Operation = {
  name: 'key-derivation',
  algorithm: 'HKDF-SHA-256, AES-SIV',
  header: ['key = HKDF-SHA-256(ikm = root, salt = seed, info = enc("key", purpose, tenant, domain, I2OSP(epoch,4)))'],
  notes: {
    ...ERROR_ORDER,
    KeySeparation: { bugType: 'KEY_REUSE', description: 'Another context or seed must give another key.' },
    AmbiguousConcat: {
      bugType: 'COLLISION',
      description: 'Without lengths, tenant and domain would run into each other.',
    },
    TooLong: { bugType: 'MALFORMED', description: 'Longer than it may be; it is refused, not cut.' },
    BadContext: { bugType: 'MALFORMED', description: 'The context is refused, not repaired.' },
    BadLength: { bugType: 'MALFORMED', description: 'Keys have one length for each use.' },
    WrongContext: { bugType: 'MISSING_BINDING', description: 'A sealed seed opens in its own context only.' },
    WrongKey: { bugType: 'WRONG_KEY', description: 'A sealed seed opens under its own key only.' },
    BitFlip: { bugType: 'FORGERY', description: 'A bit was flipped.' },
    Truncated: { bugType: 'MALFORMED', description: 'Bytes are missing.' },
    EmptyCiphertextZeroTag: {
      bugType: 'FORGERY',
      description: 'CVE-2026-45446: an empty ciphertext with a tag of zeros was accepted.',
    },
  },
  explain,
  groups: [
    {
      type: 'DeriveKey',
      specRef: 'KEYS-1, KEYS-2, KEYS-3, KEYS-4, KEYS-5, KEYS-9',
      mutations: [
        { member: 'root', as: 'hex', kinds: ['truncate'] },
        { member: 'seed', as: 'hex', kinds: ['truncate'] },
        { member: 'purpose', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'length', replace: 48 },
      ],
      cases: deriveCases,
    },
    {
      type: 'KeyEncryptionKey',
      specRef: 'KEYS-10',
      mutations: [{ member: 'root', as: 'hex', kinds: ['truncate'] }],
      cases: [
        { tcId: 101, comment: 'from the root alone', flags: [], input: { root } },
        { tcId: 102, comment: 'from another root', flags: ['KeySeparation'], input: { root: seed } },
        {
          tcId: 103,
          comment: 'root of 64 bytes',
          flags: ['BadLength'],
          input: { root: root + seed },
          error: 'KEY_LENGTH_INVALID',
        },
      ],
    },
    {
      type: 'SealSeed',
      specRef: 'KEYS-11',
      mutations: [
        { member: 'kek', as: 'hex', kinds: ['truncate'] },
        { member: 'seed', as: 'hex', kinds: ['truncate'] },
        { member: 'purpose', replace: 'other' },
      ],
      cases: sealCases,
    },
    {
      type: 'OpenSeed',
      specRef: 'KEYS-12',
      mutations: [
        { member: 'sealed', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'kek', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'purpose', replace: 'vault' },
        { member: 'tenant', replace: 'other-tenant' },
        { member: 'domain', replace: 'other-domain' },
        { member: 'epoch', replace: 9 },
      ],
      cases: openCases,
    },
  ],
}
