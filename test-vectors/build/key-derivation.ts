import { createHmac, hkdfSync } from 'node:crypto'
import { bytes, number, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { keyContextOf } from '../../packages/ttp-core/src/conformance/keys.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { epochBytes } from '../../packages/ttp-core/src/keys/index.ts'
import { type Case, type Explain, type Fields, type Operation, outputOf } from './frame.ts'

export const root = '101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f'
const seed = '303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f'
const place = { purpose: 'pseudonym-wrap', tenant: 'nam', domain: 'audience', epoch: 1 }

function framed(label: 'key' | 'seed', input: Fields): Uint8Array {
  const { purpose, tenant, domain, epoch } = keyContextOf(input)
  return enc(label, purpose, tenant, domain, epochBytes(epoch))
}

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

const derive = (change: Fields = {}): Fields => ({ root, seed, ...place, length: 64, ...change })
const deriveCases: Case[] = [
  { tcId: 1, comment: 'wrapping key', flags: [], input: derive() },
  {
    tcId: 2,
    comment: 'inner key of an era that spans tenants',
    flags: [],
    input: derive({ purpose: 'pseudonym-inner', tenant: '', domain: '', length: 32 }),
  },
  { tcId: 3, comment: 'reversible key', flags: ['KeySeparation'], input: derive({ purpose: 'pseudonym-reversible' }) },
  { tcId: 4, comment: 'another tenant', flags: ['KeySeparation'], input: derive({ tenant: 'other' }) },
  {
    tcId: 5,
    comment: 'the border between tenant and domain moved',
    flags: ['AmbiguousConcat'],
    input: derive({ tenant: 'nama', domain: 'udience' }),
  },
  { tcId: 6, comment: 'another epoch', flags: ['KeySeparation'], input: derive({ epoch: 2 }) },
  { tcId: 7, comment: 'epoch 65,536 is not epoch 0', flags: ['KeySeparation'], input: derive({ epoch: 65_536 }) },
  { tcId: 8, comment: 'another seed', flags: ['KeySeparation'], input: derive({ seed: root }) },
  { tcId: 9, comment: '32 bytes are the first half of 64', flags: [], input: derive({ length: 32 }) },
  {
    tcId: 10,
    comment: 'purpose not in the table',
    flags: ['BadContext'],
    input: derive({ purpose: 'other' }),
    error: 'KEY_CONTEXT_INVALID',
  },
  {
    tcId: 11,
    comment: 'negative epoch',
    flags: ['BadContext'],
    input: derive({ epoch: -1 }),
    error: 'KEY_CONTEXT_INVALID',
  },
  {
    tcId: 12,
    comment: 'epoch beyond 4 bytes',
    flags: ['BadContext'],
    input: derive({ epoch: 4_294_967_296 }),
    error: 'KEY_CONTEXT_INVALID',
  },
  {
    tcId: 13,
    comment: 'tenant beyond ASCII',
    flags: ['BadContext'],
    input: derive({ tenant: 'caf\u00e9' }),
    error: 'KEY_CONTEXT_INVALID',
  },
  {
    tcId: 14,
    comment: 'root of 16 bytes',
    flags: ['BadLength'],
    input: derive({ root: root.slice(0, 32) }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 15,
    comment: 'seed of 31 bytes',
    flags: ['BadLength'],
    input: derive({ seed: seed.slice(2) }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 16,
    comment: 'result of 16 bytes',
    flags: ['BadLength'],
    input: derive({ length: 16 }),
    error: 'KEY_LENGTH_INVALID',
  },
]

export const kek = text(await outputOf('KeyEncryptionKey', { root }), 'key')
const sealed = text(await outputOf('SealSeed', { kek, seed, ...place }), 'sealed')
const open = (change: Fields = {}): Fields => ({ kek, sealed, ...place, ...change })
const openCases: Case[] = [
  { tcId: 301, comment: 'its own context', flags: [], input: open() },
  {
    tcId: 302,
    comment: 'another purpose',
    flags: ['WrongContext'],
    input: open({ purpose: 'linkage' }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 303,
    comment: 'another tenant',
    flags: ['WrongContext'],
    input: open({ tenant: 'other' }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 304,
    comment: 'another domain',
    flags: ['WrongContext'],
    input: open({ domain: 'other' }),
    error: 'SEED_UNOPENABLE',
  },
  { tcId: 305, comment: 'another epoch', flags: ['WrongContext'], input: open({ epoch: 2 }), error: 'SEED_UNOPENABLE' },
  {
    tcId: 306,
    comment: 'another key',
    flags: ['WrongKey'],
    input: open({ kek: kek.split('').reverse().join('') }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 307,
    comment: 'first bit flipped',
    flags: ['BitFlip'],
    input: open({ sealed: flipFirst(sealed) }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 308,
    comment: 'last byte missing',
    flags: ['Truncated'],
    input: open({ sealed: sealed.slice(0, -2) }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 309,
    comment: 'nothing under a tag of zeros',
    flags: ['EmptyCiphertextZeroTag'],
    input: open({ sealed: '00'.repeat(16) }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 310,
    comment: 'key of 32 bytes',
    flags: ['BadLength'],
    input: open({ kek: root }),
    error: 'KEY_LENGTH_INVALID',
  },
]

/** The bytes with their first bit flipped, in hex. */
export function flipFirst(hex: string): string {
  return ((Number.parseInt(hex.slice(0, 2), 16) ^ 0x80).toString(16).padStart(2, '0') + hex.slice(2)).toLowerCase()
}

export const keyDerivation: Operation = {
  name: 'key-derivation',
  algorithm: 'HKDF-SHA-256, AES-SIV',
  header: ['key = HKDF-SHA-256(ikm = root, salt = seed, info = enc("key", purpose, tenant, domain, I2OSP(epoch,4)))'],
  notes: {
    KeySeparation: { bugType: 'KEY_REUSE', description: 'Another context or seed must give another key.' },
    AmbiguousConcat: {
      bugType: 'COLLISION',
      description: 'Without lengths, tenant and domain would run into each other.',
    },
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
    { type: 'DeriveKey', specRef: 'RFC 5869; packages/ttp-core/src/keys/derive-key.ts', cases: deriveCases },
    {
      type: 'KeyEncryptionKey',
      specRef: 'packages/ttp-core/src/keys/derive-key.ts',
      cases: [{ tcId: 101, comment: 'from the root alone', flags: [], input: { root } }],
    },
    {
      type: 'SealSeed',
      specRef: 'RFC 5297; packages/ttp-core/src/keys/seal-seed.ts',
      cases: [
        { tcId: 201, comment: 'a seed', flags: [], input: { kek, seed, ...place } },
        { tcId: 202, comment: 'the same seed for another epoch', flags: [], input: { kek, seed, ...place, epoch: 2 } },
      ],
    },
    { type: 'OpenSeed', specRef: 'RFC 5297; packages/ttp-core/src/keys/seal-seed.ts', cases: openCases },
  ],
}
