import { bytes, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { domainOf, kindOf } from '../../packages/ttp-core/src/conformance/pseudonym-input.ts'
import { enc, fromHex, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { CHECKSUM, encodeGroups, printBytes, toGroups } from './bech32.ts'
import { type Case, type Explain, type Fields, type Operation, outputOf } from './frame.ts'
import { DOMAIN, explainOutward, innerByNode, KEYS, payloadOf, REVERSIBLE, SUBJECT } from './pseudonym-input.ts'
import { PSEUDONYM_NOTES } from './pseudonym-notes.ts'

const SPEC = 'packages/ttp-core/src/pseudonym/irreversible.ts'

const base: Fields = { innerKey: KEYS.innerKey, wrapKey: KEYS.first, domain: DOMAIN, kind: 'person', subject: SUBJECT }
const made = text(await outputOf('Derive', base), 'pseudonym')
const payload = payloadOf(made)
const print = (changed: Uint8Array, prefix = 'nam_p'): string => printBytes(prefix, changed)

// Explained by the HMAC of Node and a bech32m of our own.
const explain: Record<string, Explain> = {
  Derive: async (input) => {
    const message = enc(LABEL.inner, kindOf(input), bytes(input, 'subject'))
    const inner = innerByNode(bytes(input, 'innerKey'), message)
    const printed = text(await outputOf('Derive', input), 'pseudonym')
    return { message: toHex(message), ...explainOutward(domainOf(input), kindOf(input), inner, printed) }
  },
}

const deriveCases: Case[] = [
  { tcId: 1, comment: 'a person', flags: [], input: base },
  { tcId: 2, comment: 'a household of the same number', flags: ['WrongKind'], input: { ...base, kind: 'household' } },
  {
    tcId: 3,
    comment: 'another tenant',
    flags: ['WrongTenant'],
    input: { ...base, domain: { ...DOMAIN, tenant: 'other' } },
  },
  {
    tcId: 4,
    comment: 'another domain',
    flags: ['WrongDomain'],
    input: { ...base, domain: { ...DOMAIN, domain: 'other' } },
  },
  { tcId: 5, comment: 'another epoch', flags: ['WrongEpoch'], input: { ...base, domain: { ...DOMAIN, epoch: 2 } } },
  { tcId: 6, comment: 'the largest epoch', flags: [], input: { ...base, domain: { ...DOMAIN, epoch: 65_535 } } },
  { tcId: 7, comment: 'subject of zeros', flags: [], input: { ...base, subject: '00'.repeat(16) } },
  { tcId: 8, comment: 'longest prefix', flags: [], input: { ...base, domain: { ...DOMAIN, prefix: 'abcdefghij' } } },
  { tcId: 9, comment: 'another inner key', flags: ['WrongKey'], input: { ...base, innerKey: KEYS.first.slice(0, 64) } },
  {
    tcId: 10,
    comment: 'subject of 15 bytes',
    flags: ['BadInput'],
    input: { ...base, subject: SUBJECT.slice(2) },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 11,
    comment: 'wrapping key of 32 bytes',
    flags: ['BadInput'],
    input: { ...base, wrapKey: KEYS.innerKey },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 12,
    comment: 'epoch beyond 2 bytes',
    flags: ['BadInput'],
    input: { ...base, domain: { ...DOMAIN, epoch: 65_536 } },
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 13,
    comment: 'upper case in the prefix',
    flags: ['BadInput'],
    input: { ...base, domain: { ...DOMAIN, prefix: 'NAM' } },
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 14,
    comment: 'a domain of the other mode',
    flags: ['WrongMode'],
    input: { ...base, domain: REVERSIBLE },
    error: 'PSEUDONYM_WRONG_MODE',
  },
]

const unwrap = (pseudonym: string, change: Fields = {}): Fields => ({
  wrapKey: KEYS.first,
  domain: DOMAIN,
  pseudonym,
  ...change,
})
const unwrapCases: Case[] = [
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
]

const parse = (value: string): Fields => ({ text: value })
const parseCases: Case[] = [
  { tcId: 201, comment: 'a person', flags: [], input: parse(made) },
  { tcId: 202, comment: 'all upper case', flags: ['UppercaseToken'], input: parse(made.toUpperCase()) },
  {
    tcId: 203,
    comment: 'mixed case',
    flags: ['UppercaseToken'],
    input: parse(`N${made.slice(1)}`),
    error: 'PSEUDONYM_MALFORMED',
  },
  { tcId: 204, comment: 'empty', flags: ['TruncatedToken'], input: parse(''), error: 'PSEUDONYM_MALFORMED' },
  {
    tcId: 205,
    comment: 'last character missing',
    flags: ['TruncatedToken'],
    input: parse(made.slice(0, -1)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 206,
    comment: 'a letter added',
    flags: ['TruncatedToken'],
    input: parse(`${made}q`),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 207,
    comment: 'one character changed',
    flags: ['BitFlip'],
    input: parse(made.slice(0, 20) + (made[20] === 'q' ? 'p' : 'q') + made.slice(21)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 208,
    comment: 'checksum of bech32',
    flags: ['WrongChecksum'],
    input: parse(encodeGroups('nam_p', toGroups(payload), CHECKSUM.bech32)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 209,
    comment: 'unused bits set',
    flags: ['TrailingBits'],
    input: parse(encodeGroups('nam_p', toGroups(payload).with(-1, 31), CHECKSUM.bech32m)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 210,
    comment: 'one byte short, checksum made anew',
    flags: ['TruncatedToken'],
    input: parse(print(payload.slice(0, -1))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 211,
    comment: 'mode 0',
    flags: ['WrongMode'],
    input: parse(print(payload.with(0, 0))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 212,
    comment: 'mode 3',
    flags: ['WrongMode'],
    input: parse(print(payload.with(0, 3))),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 213,
    comment: 'no kind in the prefix',
    flags: ['WrongKind'],
    input: parse(print(payload, 'nam')),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 214,
    comment: 'full-width letters',
    flags: ['FullWidth'],
    input: parse(made.replace('nam', '\uff4e\uff41\uff4d')),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 215,
    comment: 'a space after it',
    flags: ['BadInput'],
    input: parse(`${made} `),
    error: 'PSEUDONYM_MALFORMED',
  },
]

export const pseudonymIrreversible: Operation = {
  name: 'pseudonym-irreversible',
  algorithm: 'HMAC-SHA-256, AES-SIV, bech32m',
  header: [
    'inner = first 20 bytes of HMAC-SHA-256(innerKey, enc("H", kind, subject))',
    'ad = enc("header", "sluis-pseudonym-1", mode, kind, tenant, domain, I2OSP(epoch,4)); ciphertext = AES-SIV(wrapKey, [ad], inner)',
    'text = bech32m(prefix + ("_p" | "_h"), 0x01 || I2OSP(epoch,2) || ciphertext)',
  ],
  notes: PSEUDONYM_NOTES,
  explain,
  groups: [
    { type: 'Derive', specRef: SPEC, cases: deriveCases },
    { type: 'Unwrap', specRef: SPEC, cases: unwrapCases },
    { type: 'Parse', specRef: 'BIP 350; packages/ttp-core/src/pseudonym/printed-form.ts', cases: parseCases },
    {
      type: 'DeriveMany',
      specRef: SPEC,
      cases: [
        {
          tcId: 301,
          comment: 'subjects: 16 bytes each from SHAKE-128 of the text in stream',
          flags: ['Accumulated'],
          input: {
            innerKey: KEYS.innerKey,
            wrapKey: KEYS.first,
            domain: DOMAIN,
            kind: 'person',
            stream: 'sluis pseudonym-irreversible',
            count: 10_000,
          },
        },
      ],
    },
  ],
}
