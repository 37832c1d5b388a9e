import { DIGEST_BASE64URL, documentForm, NAME_ID, UUID } from '../document/form.ts'
import { CoreError } from '../errors.ts'
import { type TrustedLog, type VerifiedEvidence, verifyEvidence } from './evidence.ts'

/** The parts of a release; digests are SHA-256 (base64url), see `partDigest`. */
export interface ReleaseDigests {
  readonly activityPart?: string
  readonly pseudonymPart?: string
  readonly attributePart?: string
  readonly changePart?: string
}

/** What the TTP logged before it released a chunk, or a change of pseudonyms, to a tenant. */
export type ReleaseDetails =
  | {
      readonly tenant: string
      readonly domain: string
      readonly kind: 'chunk'
      readonly delivery: string
      readonly chunk: number
      /** A chunk has all three; `attributePart` is absent when the domain allows no attribute. */
      readonly digests: ReleaseDigests
    }
  | {
      readonly tenant: string
      readonly domain: string
      readonly kind: 'change'
      readonly change: string
      readonly digests: ReleaseDigests
    }

const form = documentForm('RECEIPT_INVALID')
const COMMON = ['tenant', 'domain', 'kind', 'digests']

/** Verifies the evidence of a released item offline, against the log of the directory. Throws RECEIPT_INVALID. */
export function verifyRelease(evidence: unknown, log: TrustedLog): VerifiedEvidence<ReleaseDetails> {
  return verifyEvidence(evidence, log, 'release.assembled', parseReleaseDetails)
}

/** The details of a release, of which the audit entry holds the commitment. Throws RECEIPT_INVALID. */
export function parseReleaseDetails(value: unknown): ReleaseDetails {
  const isChange = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'change'
  const members = form.object(value, 'details', isChange ? [...COMMON, 'change'] : [...COMMON, 'delivery', 'chunk'])
  const parties = {
    tenant: form.text(members.tenant, 'tenant', NAME_ID),
    domain: form.text(members.domain, 'domain', NAME_ID),
  }
  if (isChange) {
    const digests = readDigests(members.digests, ['changePart'], [])
    return { ...parties, kind: 'change', change: form.text(members.change, 'change', UUID), digests }
  }
  if (members.kind !== 'chunk') throw new CoreError('RECEIPT_INVALID', 'kind')
  return {
    ...parties,
    kind: 'chunk',
    delivery: form.text(members.delivery, 'delivery', UUID),
    chunk: form.integer(members.chunk, 'chunk', 0, Number.MAX_SAFE_INTEGER),
    digests: readDigests(members.digests, ['activityPart', 'pseudonymPart'], ['attributePart']),
  }
}

function readDigests(value: unknown, required: readonly string[], optional: readonly string[]): ReleaseDigests {
  const members = form.object(value, 'digests', required, optional)
  for (const name of Object.keys(members)) form.text(members[name], `digests.${name}`, DIGEST_BASE64URL)
  return members as ReleaseDigests
}
