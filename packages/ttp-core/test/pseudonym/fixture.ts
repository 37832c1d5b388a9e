import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { SecretKey } from '../../src/keys/index.ts'
import type { Mac } from '../../src/primitives.ts'
import {
  deriveInnerKey,
  deriveIrreversible,
  deriveReversibleKey,
  deriveWrapKey,
  encryptSubject,
  type InnerKey,
  type Pseudonym,
  type PseudonymDomain,
  parseSubjectNumber,
  type ReversibleKey,
  type SubjectKind,
  type SubjectNumber,
  type WrapKey,
} from '../../src/pseudonym/index.ts'

export const root = SecretKey.from(new Uint8Array(32).fill(0x31))
export const seed = SecretKey.from(new Uint8Array(32).fill(0x32))
export const kH: InnerKey = deriveInnerKey(root, seed, { tenant: '', domain: '', epoch: 1 })

export const domain: PseudonymDomain = {
  tenant: 'nam',
  domain: 'audience',
  epoch: 1,
  prefix: 'nam',
  mode: 'irreversible',
}
export const reversibleDomain: PseudonymDomain = { ...domain, domain: 'loyalty', mode: 'reversible' }

export function wrapKeyOf({ tenant, domain, epoch }: PseudonymDomain): WrapKey {
  return deriveWrapKey(root, seed, { tenant, domain, epoch })
}

export function reversibleKeyOf({ tenant, domain, epoch }: PseudonymDomain): ReversibleKey {
  return deriveReversibleKey(root, seed, { tenant, domain, epoch })
}

/** The pseudonym of a subject in a domain of either mode, made from the root. */
export function derive(inDomain: PseudonymDomain, kind: SubjectKind, subject: SubjectNumber): Pseudonym {
  return inDomain.mode === 'irreversible'
    ? deriveIrreversible(kH, wrapKeyOf(inDomain), inDomain, kind, subject)
    : encryptSubject(reversibleKeyOf(inDomain), inDomain, kind, subject)
}

export const nodeMac: Mac = {
  hmacSha256: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
}

export const subject = parseSubjectNumber(Uint8Array.from({ length: 16 }, (_, index) => index))
export const anySubject = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(parseSubjectNumber)
export const anyKind = fc.constantFrom<SubjectKind>('person', 'household')
export const anyMode = fc.constantFrom('irreversible' as const, 'reversible' as const)
export const anyDomain = fc.record({
  tenant: fc.constantFrom('nam', 'na', 'museum-a'),
  domain: fc.constantFrom('audience', 'm', 'loyalty'),
  epoch: fc.constantFrom(0, 1, 2, 255, 256, 65_535),
  prefix: fc.constantFrom('nam', 'zz', 'abcdefghij'),
  mode: anyMode,
})
