import type { Case, Operation } from './frame.ts'
import { HEADER_CASES } from './part-header.ts'
import { PART_NOTES } from './part-notes.ts'
import { MUTATED_CASES, OPEN_CASES } from './part-open.ts'
import { explainSeal, SEAL_CASES } from './part-seal.ts'

const digests: readonly Case[] = [
  { tcId: 501, comment: 'of a text', flags: [], input: { part: 'AAAA..AAAA.AAAA.AAAA' } },
  { tcId: 502, comment: 'one character changes it', flags: [], input: { part: 'AAAA..AAAA.AAAA.AAAB' } },
]
const every = { as: 'text', kinds: ['truncate', 'flip', 'reorder'] } as const

export const part: Operation = {
  name: 'part',
  algorithm: 'JWE compact, ECDH-ES (P-256), A256GCM, Ed25519, SHA-256',
  header: [
    'SealPart: context, content, recipient (public JWK), signer (private JWK), ephemeral (private JWK), nonce -> part, digest. ReadPartHeader: part -> kid, context.',
    'OpenPart: part, expected (a context), recipients (private JWKs), signers (public JWKs) -> content, signerKid. PartDigest: part -> sha256 (hex), digest (base64url).',
    'Parts in compact form. In SealPart ephemeral is the private half of the ephemeral key and nonce is hexadecimal.',
    'Headers and contents are written as the input has them, members in its order, without white space; header: alg, enc, kid, typ, ctx, epk (x, crv, kty, y).',
    'Where repeat stands beside part, the part is that text so often.',
  ],
  notes: PART_NOTES,
  explain: { SealPart: explainSeal },
  groups: [
    { type: 'SealPart', specRef: 'SEAL-1, SEAL-2, SEAL-3, SEAL-6', cases: SEAL_CASES },
    { type: 'ReadPartHeader', specRef: 'SEAL-1, SEAL-7, SEAL-8', cases: HEADER_CASES },
    { type: 'OpenPart', specRef: 'SEAL-2, SEAL-10, SEAL-12, SEAL-13, SEAL-14', cases: OPEN_CASES },
    {
      type: 'OpenPart',
      specRef: 'SEAL-8, SEAL-10, SEAL-11',
      mutations: [
        { member: 'part', ...every },
        { member: 'expected/tenant', replace: 'other-tenant' },
        { member: 'expected/domain', replace: 'other' },
        { member: 'expected/delivery', replace: '0b9e8d7c-6f5a-4b3c-8d2e-1f0a9b8c7d6e' },
        { member: 'expected/chunk', replace: 999 },
        { member: 'expected/institution', replace: 'museum-b' },
        { member: 'expected/kind', replace: 'subject' },
        { member: 'recipients', replace: [] },
        { member: 'signers', replace: [] },
      ],
      cases: MUTATED_CASES,
    },
    { type: 'PartDigest', specRef: 'SEAL-9', cases: digests },
  ],
}
