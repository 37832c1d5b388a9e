import { fromHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { printBytes } from './bech32.ts'
import type { Case, Fields } from './frame.ts'
import { made, payload } from './pseudonym-derive-cases.ts'
import { DOMAIN, KEYS, REVERSIBLE } from './pseudonym-input.ts'

const print = (changed: Uint8Array, prefix = 'nam_p'): string => printBytes(prefix, changed)

const unwrap = (pseudonym: string, change: Fields = {}): Fields => ({
  wrapKey: KEYS.first,
  domain: DOMAIN,
  pseudonym,
  ...change,
})
/** Unwrapping irreversible pseudonyms. */
export const unwrapCases: Case[] = [
  { tcId: 101, comment: 'its own domain', flags: [], input: unwrap(made) },
  { tcId: 102, comment: 'all upper case', flags: ['UppercaseToken'], input: unwrap(made.toUpperCase()) },
  {
    tcId: 103,
    comment: 'another key',
    flags: ['WrongKey'],
    input: unwrap(made, { wrapKey: KEYS.second }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 104,
    comment: 'another tenant',
    flags: ['WrongTenant'],
    input: unwrap(made, { domain: { ...DOMAIN, tenant: 'other' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 105,
    comment: 'another domain with the same prefix',
    flags: ['WrongDomain'],
    input: unwrap(made, { domain: { ...DOMAIN, domain: 'other' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 106,
    comment: 'another prefix',
    flags: ['WrongDomain'],
    input: unwrap(made, { domain: { ...DOMAIN, prefix: 'zz' } }),
    error: 'PSEUDONYM_WRONG_DOMAIN',
  },
  {
    tcId: 107,
    comment: 'another epoch',
    flags: ['WrongEpoch'],
    input: unwrap(made, { domain: { ...DOMAIN, epoch: 2 } }),
    error: 'PSEUDONYM_WRONG_EPOCH',
  },
  {
    tcId: 108,
    comment: 'epoch forged, checksum made anew',
    flags: ['WrongEpoch'],
    input: unwrap(print(payload.with(2, 2)), { domain: { ...DOMAIN, epoch: 2 } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 109,
    comment: 'household forged to person, checksum made anew',
    flags: ['WrongKind'],
    input: unwrap(print(payload, 'nam_h')),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 110,
    comment: 'mode forged to reversible, checksum made anew',
    flags: ['WrongMode'],
    input: unwrap(print(payload.with(0, 2))),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 111,
    comment: 'first bit of the tag flipped, checksum made anew',
    flags: ['BitFlip'],
    input: unwrap(print(payload.with(3, (payload[3] ?? 0) ^ 0x80))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 112,
    comment: 'last bit of the ciphertext flipped, checksum made anew',
    flags: ['BitFlip'],
    input: unwrap(print(payload.with(38, (payload[38] ?? 0) ^ 0x01))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 113,
    comment: 'tag of zeros and no ciphertext',
    flags: ['EmptyCiphertextZeroTag'],
    input: unwrap(print(fromHex(`010001${'00'.repeat(16)}`))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 114,
    comment: 'the border between tenant and domain moved',
    flags: ['AmbiguousConcat'],
    input: unwrap(made, { domain: { ...DOMAIN, tenant: 'nama', domain: 'udience' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 115,
    comment: 'a domain of the other mode',
    flags: ['WrongMode'],
    input: unwrap(made, { domain: REVERSIBLE }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 116,
    comment: 'no tenant',
    flags: ['BadInput'],
    input: unwrap(made, { domain: { ...DOMAIN, tenant: '' } }),
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 117,
    comment: 'not a pseudonym',
    flags: ['BadInput'],
    input: unwrap('nam'),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 118,
    comment: 'a tag and a ciphertext of zeros, checksum made anew',
    flags: ['EmptyCiphertextZeroTag'],
    input: unwrap(print(fromHex(`010001${'00'.repeat(36)}`))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 119,
    comment: 'key of 32 bytes',
    flags: ['BadInput'],
    input: unwrap(made, { wrapKey: KEYS.innerKey }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 120,
    comment: 'key of 32 bytes, and a domain of the other mode',
    flags: ['ErrorOrder'],
    input: unwrap(made, { wrapKey: KEYS.innerKey, domain: REVERSIBLE }),
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 121,
    comment: 'a domain of the other mode, and no pseudonym',
    flags: ['ErrorOrder'],
    input: unwrap('nam', { domain: REVERSIBLE }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 122,
    comment: 'a domain that is not well formed, and no pseudonym',
    flags: ['ErrorOrder'],
    input: unwrap('nam', { domain: { ...DOMAIN, tenant: '' } }),
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 123,
    comment: 'no pseudonym, and another epoch',
    flags: ['ErrorOrder'],
    input: unwrap(made.slice(0, -1), { domain: { ...DOMAIN, epoch: 2 } }),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 124,
    comment: 'a reversible pseudonym with another prefix',
    flags: ['ErrorOrder'],
    input: unwrap(print(payload.with(0, 2), 'zz_p')),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 125,
    comment: 'another prefix and another epoch',
    flags: ['ErrorOrder'],
    input: unwrap(made, { domain: { ...DOMAIN, prefix: 'zz', epoch: 2 } }),
    error: 'PSEUDONYM_WRONG_DOMAIN',
  },
  {
    tcId: 126,
    comment: 'another epoch and another key',
    flags: ['ErrorOrder'],
    input: unwrap(made, { domain: { ...DOMAIN, epoch: 2 }, wrapKey: KEYS.second }),
    error: 'PSEUDONYM_WRONG_EPOCH',
  },
]
