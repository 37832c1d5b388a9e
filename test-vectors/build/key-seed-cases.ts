import { text } from '../../packages/ttp-core/src/conformance/input.ts'
import { toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { type Case, type Fields, outputOf } from './frame.ts'
import { flipFirst, framed, place, root, seed } from './key-derivation-input.ts'
import { tagOfNothing } from './siv-tag.ts'

/** The key encryption key of the root. */
export const kek = text(await outputOf('KeyEncryptionKey', { root }), 'key')
const sealed = text(await outputOf('SealSeed', { kek, seed, ...place }), 'sealed')
const open = (change: Fields = {}): Fields => ({ kek, sealed, ...place, ...change })
/** Opening sealed seeds. */
export const openCases: Case[] = [
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
  {
    tcId: 311,
    comment: 'a byte added',
    flags: ['BitFlip'],
    input: open({ sealed: `${sealed}00` }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 312,
    comment: '31 bytes rightly sealed: no seed',
    flags: ['BadLength'],
    input: open({ sealed: await sealedOf(seed.slice(2)) }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 313,
    comment: 'the border between tenant and domain moved',
    flags: ['AmbiguousConcat'],
    input: open({ tenant: 'nama', domain: 'udience' }),
    error: 'SEED_UNOPENABLE',
  },
  {
    tcId: 314,
    comment: 'a purpose not in the table, and a key of 32 bytes',
    flags: ['ErrorOrder'],
    input: open({ purpose: 'other', kek: root }),
    error: 'KEY_CONTEXT_INVALID',
  },
  {
    tcId: 315,
    comment: 'a key of 32 bytes, and nothing that opens',
    flags: ['ErrorOrder'],
    input: open({ kek: root, sealed: '00' }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 316,
    comment: 'nothing, under a tag that is right',
    flags: ['EmptyCiphertextZeroTag'],
    input: open({ sealed: tagOfNothing(kek, toHex(framed('seed', place))) }),
    error: 'SEED_UNOPENABLE',
  },
]

/** What the key encryption key makes of any bytes in the context of the other cases. */
async function sealedOf(plaintext: string): Promise<string> {
  const ad = toHex(framed('seed', place))
  return text(await outputOf('SivSeal', { key: kek, ad, plaintext }), 'ciphertext')
}

/** Sealing seeds. */
export const sealCases: Case[] = [
  { tcId: 201, comment: 'a seed', flags: [], input: { kek, seed, ...place } },
  { tcId: 202, comment: 'the same seed for another epoch', flags: [], input: { kek, seed, ...place, epoch: 2 } },
  {
    tcId: 203,
    comment: 'the border between tenant and domain moved',
    flags: ['AmbiguousConcat'],
    input: { kek, seed, ...place, tenant: 'nama', domain: 'udience' },
  },
  {
    tcId: 204,
    comment: 'seed of 64 bytes',
    flags: ['BadLength'],
    input: { kek, seed: root + seed, ...place },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 205,
    comment: 'key of 32 bytes',
    flags: ['BadLength'],
    input: { kek: root, seed, ...place },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 206,
    comment: 'purpose not in the table',
    flags: ['BadContext'],
    input: { kek, seed, ...place, purpose: 'other' },
    error: 'KEY_CONTEXT_INVALID',
  },
  {
    tcId: 207,
    comment: 'seed of 64 bytes, and a purpose not in the table',
    flags: ['ErrorOrder'],
    input: { kek, seed: root + seed, ...place, purpose: 'other' },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 208,
    comment: 'a purpose not in the table, and a key of 32 bytes',
    flags: ['ErrorOrder'],
    input: { kek: root, seed, ...place, purpose: 'other' },
    error: 'KEY_CONTEXT_INVALID',
  },
]
