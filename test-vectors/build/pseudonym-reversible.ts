import { bytes, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { domainOf, kindOf } from '../../packages/ttp-core/src/conformance/pseudonym-input.ts'
import { fromHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { sivSeal } from '../../packages/ttp-core/src/primitives.ts'
import { pseudonymHeader } from '../../packages/ttp-core/src/pseudonym/index.ts'
import { printBytes } from './bech32.ts'
import { type Case, type Explain, type Fields, type Operation, outputOf } from './frame.ts'
import { DOMAIN, explainOutward, KEYS, payloadOf, REVERSIBLE, SUBJECT } from './pseudonym-input.ts'
import { PSEUDONYM_NOTES } from './pseudonym-notes.ts'

const explain: Record<string, Explain> = {
  Encrypt: async (input) => {
    const content = Uint8Array.from([...bytes(input, 'subject'), 0, 0, 0, 0])
    return explainOutward(domainOf(input), kindOf(input), content, text(await outputOf('Encrypt', input), 'pseudonym'))
  },
}

const base: Fields = { reversibleKey: KEYS.first, domain: REVERSIBLE, kind: 'person', subject: SUBJECT }
const made = text(await outputOf('Encrypt', base), 'pseudonym')
const payload = payloadOf(made)
const print = (changed: Uint8Array, prefix = 'nam_p'): string => printBytes(prefix, changed)
const keys: Fields = { innerKey: KEYS.innerKey, wrapKey: KEYS.first }
const irreversible = text(
  await outputOf('Derive', { ...keys, domain: DOMAIN, kind: 'person', subject: SUBJECT }),
  'pseudonym',
)
const sealedContent = (content: string): Uint8Array =>
  sivSeal(fromHex(KEYS.first), pseudonymHeader(domainOf(base), 'person'), fromHex(content))

const encryptCases: Case[] = [
  { tcId: 1, comment: 'a person', flags: [], input: base },
  { tcId: 2, comment: 'a household of the same number', flags: ['WrongKind'], input: { ...base, kind: 'household' } },
  {
    tcId: 3,
    comment: 'another tenant',
    flags: ['WrongTenant'],
    input: { ...base, domain: { ...REVERSIBLE, tenant: 'other' } },
  },
  {
    tcId: 4,
    comment: 'another domain',
    flags: ['WrongDomain'],
    input: { ...base, domain: { ...REVERSIBLE, domain: 'other' } },
  },
  { tcId: 5, comment: 'another epoch', flags: ['WrongEpoch'], input: { ...base, domain: { ...REVERSIBLE, epoch: 2 } } },
  { tcId: 6, comment: 'subject of zeros', flags: [], input: { ...base, subject: '00'.repeat(16) } },
  {
    tcId: 7,
    comment: 'subject of 17 bytes',
    flags: ['BadInput'],
    input: { ...base, subject: `${SUBJECT}00` },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 8,
    comment: 'a domain of the other mode',
    flags: ['WrongMode'],
    input: { ...base, domain: DOMAIN },
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 9,
    comment: 'the border between tenant and domain moved',
    flags: ['AmbiguousConcat'],
    input: { ...base, domain: { ...REVERSIBLE, tenant: 'nama', domain: 'udience' } },
  },
  { tcId: 10, comment: 'another key', flags: ['WrongKey'], input: { ...base, reversibleKey: KEYS.second } },
  { tcId: 11, comment: 'subject of ones', flags: [], input: { ...base, subject: 'ff'.repeat(16) } },
  {
    tcId: 12,
    comment: 'no subject',
    flags: ['EmptyIdentifier'],
    input: { ...base, subject: '' },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 13,
    comment: 'key of 32 bytes',
    flags: ['BadInput'],
    input: { ...base, reversibleKey: KEYS.innerKey },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 14,
    comment: 'epoch beyond 2 bytes',
    flags: ['BadInput'],
    input: { ...base, domain: { ...REVERSIBLE, epoch: 65_536 } },
    error: 'DOMAIN_INVALID',
  },
  {
    tcId: 15,
    comment: 'a kind that there is not',
    flags: ['WrongKind'],
    input: { ...base, kind: 'PERSON' },
    error: 'SIV_INPUT_INVALID',
  },
  {
    tcId: 16,
    comment: 'key of 32 bytes, and no subject',
    flags: ['ErrorOrder'],
    input: { ...base, reversibleKey: KEYS.innerKey, subject: '' },
    error: 'KEY_LENGTH_INVALID',
  },
  {
    tcId: 17,
    comment: 'no subject, and a domain of the other mode',
    flags: ['ErrorOrder'],
    input: { ...base, subject: '', domain: DOMAIN },
    error: 'SUBJECT_INVALID',
  },
  {
    tcId: 18,
    comment: 'U+007F in the domain',
    flags: ['BadInput'],
    input: { ...base, domain: { ...REVERSIBLE, domain: 'audience\u007f' } },
    error: 'DOMAIN_INVALID',
  },
]

const decrypt = (pseudonym: string, change: Fields = {}): Fields => ({
  reversibleKey: KEYS.first,
  domain: REVERSIBLE,
  pseudonym,
  ...change,
})
const decryptCases: Case[] = [
  { tcId: 101, comment: 'its own domain', flags: [], input: decrypt(made) },
  { tcId: 102, comment: 'all upper case', flags: ['UppercaseToken'], input: decrypt(made.toUpperCase()) },
  {
    tcId: 103,
    comment: 'an irreversible pseudonym, and its very key',
    flags: ['WrongMode'],
    input: decrypt(irreversible),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 104,
    comment: 'the same with its mode forged, checksum made anew',
    flags: ['WrongMode'],
    input: decrypt(print(payloadOf(irreversible).with(0, 2))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 105,
    comment: 'another key',
    flags: ['WrongKey'],
    input: decrypt(made, { reversibleKey: KEYS.second }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 106,
    comment: 'another tenant',
    flags: ['WrongTenant'],
    input: decrypt(made, { domain: { ...REVERSIBLE, tenant: 'other' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 107,
    comment: 'another domain with the same prefix',
    flags: ['WrongDomain'],
    input: decrypt(made, { domain: { ...REVERSIBLE, domain: 'other' } }),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 108,
    comment: 'another epoch',
    flags: ['WrongEpoch'],
    input: decrypt(made, { domain: { ...REVERSIBLE, epoch: 2 } }),
    error: 'PSEUDONYM_WRONG_EPOCH',
  },
  {
    tcId: 109,
    comment: 'person forged to household, checksum made anew',
    flags: ['WrongKind'],
    input: decrypt(print(payload, 'nam_h')),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 110,
    comment: 'a bit flipped, checksum made anew',
    flags: ['BitFlip'],
    input: decrypt(print(payload.with(20, (payload[20] ?? 0) ^ 0x10))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 111,
    comment: 'content ending in 00000001, rightly sealed',
    flags: ['NonZeroPadding'],
    input: decrypt(print(Uint8Array.from([2, 0, 1, ...sealedContent(`${SUBJECT}00000001`)]))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 112,
    comment: 'one character missing',
    flags: ['TruncatedToken'],
    input: decrypt(made.slice(0, -1)),
    error: 'PSEUDONYM_MALFORMED',
  },
  {
    tcId: 113,
    comment: 'another prefix',
    flags: ['WrongDomain'],
    input: decrypt(made, { domain: { ...REVERSIBLE, prefix: 'zz' } }),
    error: 'PSEUDONYM_WRONG_DOMAIN',
  },
  {
    tcId: 114,
    comment: 'a domain of the other mode',
    flags: ['WrongMode'],
    input: decrypt(made, { domain: DOMAIN }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 115,
    comment: 'content ending in 01000000, rightly sealed',
    flags: ['NonZeroPadding'],
    input: decrypt(print(Uint8Array.from([2, 0, 1, ...sealedContent(`${SUBJECT}01000000`)]))),
    error: 'PSEUDONYM_UNOPENABLE',
  },
  {
    tcId: 116,
    comment: 'an irreversible pseudonym of another epoch',
    flags: ['ErrorOrder'],
    input: decrypt(irreversible, { domain: { ...REVERSIBLE, epoch: 2 } }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
  {
    tcId: 117,
    comment: 'a domain of the other mode, and no pseudonym',
    flags: ['ErrorOrder'],
    input: decrypt('nam', { domain: DOMAIN }),
    error: 'PSEUDONYM_WRONG_MODE',
  },
]

export const pseudonymReversible: Operation = {
  name: 'pseudonym-reversible',
  algorithm: 'AES-SIV, bech32m',
  header: [
    'plaintext = subject || 00000000; ad as in pseudonym-irreversible; ciphertext = AES-SIV(reversibleKey, [ad], plaintext)',
    'text = bech32m(prefix + ("_p" | "_h"), 0x02 || I2OSP(epoch,2) || ciphertext)',
  ],
  notes: PSEUDONYM_NOTES,
  explain,
  groups: [
    {
      type: 'Encrypt',
      specRef: 'PSEU-1, PSEU-2, PSEU-3, PSEU-4, PSEU-5, REVE-1',
      mutations: [
        { member: 'reversibleKey', as: 'hex', kinds: ['truncate'] },
        { member: 'subject', as: 'hex', kinds: ['truncate'] },
        { member: 'kind', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'domain/mode', replace: 'irreversible' },
        { member: 'domain/epoch', replace: 65_536 },
      ],
      cases: encryptCases,
    },
    {
      type: 'Decrypt',
      specRef: 'PSEU-8, PSEU-14, REVE-3, REVE-4',
      mutations: [
        { member: 'pseudonym', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'reversibleKey', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'domain/tenant', replace: 'other-tenant' },
        { member: 'domain/domain', replace: 'other-domain' },
        { member: 'domain/epoch', replace: 9 },
        { member: 'domain/prefix', replace: 'other' },
        { member: 'domain/mode', replace: 'irreversible' },
      ],
      cases: decryptCases,
    },
    {
      type: 'EncryptMany',
      specRef: 'REVE-1, REVE-2',
      cases: [
        {
          tcId: 201,
          comment: 'subjects: 16 bytes each from SHAKE-128 of the text in stream',
          flags: ['Accumulated'],
          input: {
            reversibleKey: KEYS.first,
            domain: REVERSIBLE,
            kind: 'household',
            stream: 'sluis pseudonym-reversible',
            count: 10_000,
          },
        },
      ],
    },
  ],
}
