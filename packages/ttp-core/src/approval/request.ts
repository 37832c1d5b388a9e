import type { DomainName } from '../directory/directory.ts'
import type { SealPublicJwk } from '../jwk/index.ts'

/** The grounds of article 6(1) of the GDPR, a to f. Whatever the ground, nobody is revealed without an opt-in. */
export const LEGAL_GROUNDS = [
  'consent',
  'contract',
  'legal-obligation',
  'vital-interests',
  'public-task',
  'legitimate-interests',
] as const
/** One ground of the closed list. */
export type LegalGround = (typeof LEGAL_GROUNDS)[number]

/** What two persons must approve, closed. */
export const REQUEST_ACTS = ['reveal', 'translate', 'key-destruction'] as const
/** One act of the closed list. */
export type RequestAct = (typeof REQUEST_ACTS)[number]

/**
 * The pseudonyms that a request is about, which travel beside it in parts that only the key engine opens: neither the gateway nor
 * an approver reads them, and the digests (base64url, `partDigest`) keep anybody from exchanging them after approval.
 */
export interface Selection {
  /** Pseudonyms in all parts together. */
  readonly count: number
  /** Of parts 0, 1, 2 …; a reveal has one. */
  readonly digests: readonly string[]
}

interface AnyRequest {
  readonly schema: 'sluis-request/1'
  /** UUID, of the requester's making. */
  readonly id: string
  /** Identifier of a person in the directory. */
  readonly requester: string
  /** RFC 3339, UTC, milliseconds; `expiresAt` is at most 31 days later. */
  readonly requestedAt: string
  readonly expiresAt: string
}

/** To learn who stands behind reversible pseudonyms, in order to contact them, sealed to `recipient`. */
export interface RevealRequest extends AnyRequest {
  readonly act: 'reveal'
  /** The institution that asks: only who opted in through it is revealed. */
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  /** For people: what the contact is for. Never about one person. */
  readonly purpose: string
  readonly legalGround: LegalGround
  readonly selection: Selection
  /** Public key to which the identities are sealed. */
  readonly recipient: SealPublicJwk
}

/** To carry pseudonyms of one tenant's domain into another tenant's, under the directory's entry `translation`. */
export interface TranslateRequest extends AnyRequest {
  readonly act: 'translate'
  /** Identifier of an entry of the directory's `translations`. */
  readonly translation: string
  readonly from: DomainName
  readonly to: DomainName
  readonly purpose: string
  readonly legalGround: LegalGround
  readonly selection: Selection
}

/** To destroy a key. `tenant` and `domain` are '' for keys that belong to none. */
export interface KeyDestructionRequest extends AnyRequest {
  readonly act: 'key-destruction'
  /** For people: why. */
  readonly purpose: string
  readonly key: {
    readonly purpose: DestructiblePurpose
    readonly tenant: string
    readonly domain: string
    readonly epoch: number
  }
}

/** Purposes of keys whose destruction can be asked for. */
export const DESTRUCTIBLE_PURPOSES = ['pseudonym-inner', 'pseudonym-wrap', 'pseudonym-reversible'] as const
/** One of them. */
export type DestructiblePurpose = (typeof DESTRUCTIBLE_PURPOSES)[number]

/** What a person asks for under dual control; the signature is the requester's own. */
export type ApprovableRequest = RevealRequest | TranslateRequest | KeyDestructionRequest
/** The request of one act. */
export type RequestOf<Act extends RequestAct> = Extract<ApprovableRequest, { readonly act: Act }>

/** One person's answer to a request, signed by the person's own key. */
export interface Approval {
  readonly schema: 'sluis-approval/1'
  /** UUID, of the approver's making. */
  readonly id: string
  /** SHA-256 (hex) of the request as signed, see `requestDigest`. */
  readonly request: string
  readonly decision: 'approve' | 'refuse'
  /** Identifier of a person in the directory. */
  readonly approver: string
  readonly at: string
}
