import { bytes, text } from '../../packages/ttp-core/src/conformance/input.ts'
import { domainOf, kindOf } from '../../packages/ttp-core/src/conformance/pseudonym-input.ts'
import { enc, LABEL, toHex } from '../../packages/ttp-core/src/encoding/index.ts'
import { type Explain, type Operation, outputOf } from './frame.ts'
import { deriveCases } from './pseudonym-derive-cases.ts'
import { DOMAIN, explainOutward, innerByNode, KEYS } from './pseudonym-input.ts'
import { PSEUDONYM_NOTES } from './pseudonym-notes.ts'
import { parseCases } from './pseudonym-parse-cases.ts'
import { unwrapCases } from './pseudonym-unwrap-cases.ts'

// Explained by the HMAC of Node and a bech32m of our own.
const explain: Record<string, Explain> = {
  Derive: async (input) => {
    const message = enc(LABEL.inner, kindOf(input), bytes(input, 'subject'))
    const inner = innerByNode(bytes(input, 'innerKey'), message)
    const printed = text(await outputOf('Derive', input), 'pseudonym')
    return { message: toHex(message), ...explainOutward(domainOf(input), kindOf(input), inner, printed) }
  },
}

const many = {
  innerKey: KEYS.innerKey,
  wrapKey: KEYS.first,
  domain: DOMAIN,
  kind: 'person',
  stream: 'sluis pseudonym-irreversible',
}

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
    {
      type: 'Derive',
      specRef: 'PSEU-1, PSEU-2, PSEU-3, PSEU-4, PSEU-5, PSEU-10',
      mutations: [
        { member: 'innerKey', as: 'hex', kinds: ['truncate'] },
        { member: 'wrapKey', as: 'hex', kinds: ['truncate'] },
        { member: 'subject', as: 'hex', kinds: ['truncate'] },
        { member: 'kind', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'domain/mode', replace: 'reversible' },
        { member: 'domain/epoch', replace: 65_536 },
      ],
      cases: deriveCases,
    },
    {
      type: 'Unwrap',
      specRef: 'PSEU-8, PSEU-13',
      mutations: [
        { member: 'pseudonym', as: 'text', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'wrapKey', as: 'hex', kinds: ['truncate', 'flip', 'reorder'] },
        { member: 'domain/tenant', replace: 'other-tenant' },
        { member: 'domain/domain', replace: 'other-domain' },
        { member: 'domain/epoch', replace: 9 },
        { member: 'domain/prefix', replace: 'other' },
        { member: 'domain/mode', replace: 'reversible' },
      ],
      cases: unwrapCases,
    },
    {
      type: 'Parse',
      specRef: 'PSEU-5, PSEU-6, PSEU-7',
      mutations: [{ member: 'text', as: 'text', kinds: ['truncate', 'flip', 'reorder'] }],
      cases: parseCases,
    },
    {
      type: 'DeriveMany',
      specRef: 'PSEU-10, PSEU-11',
      cases: [
        {
          tcId: 301,
          comment: 'subjects: 16 bytes each from SHAKE-128 of the text in stream',
          flags: ['Accumulated'],
          input: { ...many, count: 10_000 },
        },
        {
          tcId: 302,
          comment: 'a million subjects of the same stream',
          flags: ['Accumulated', 'Slow'],
          input: { ...many, count: 1_000_000 },
          recorded: { sha256: 'f3c1738108f5f576645fb81290723bc956faa10f01862049a669f74a54ea00a1' },
        },
      ],
    },
  ],
}
