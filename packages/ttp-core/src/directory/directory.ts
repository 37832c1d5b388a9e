import type { SealPublicJwk, SignPublicJwk } from '../jwk/index.ts'
import type { DirectoryLog } from './log-keys.ts'
import type { PersonRole } from './roles.ts'
import type { Scope } from './scopes.ts'

/** What an organisation is to the TTP: it delivers, it receives, or it looks on. */
export type OrganisationKind = 'institution' | 'tenant' | 'auditor'
/** Coarse attributes that a domain's policy can let through. */
export type DirectoryAttribute = 'postcode4' | 'birthDecade'
/** What data may be used for. One-to-one contact only in a reversible domain. */
export type AgreementPurpose = 'market-insight' | 'one-to-one-contact'
/** Whether somebody may act at all. */
export type Status = 'active' | 'suspended'

/**
 * One client of an organisation. Its keys sign tokens, manifests and parts; the first is used for new signatures. `validUntil`
 * (YYYY-MM-DD) is its last day, by UTC. `certificates`, SHA-256 as base64url (`x5t#S256`, RFC 8705): its tokens are bound to one of these.
 */
export interface DirectoryClient {
  readonly clientId: string
  readonly scopes: readonly Scope[]
  readonly keys: readonly SignPublicJwk[]
  readonly status: Status
  readonly validUntil?: string
  readonly certificates?: readonly string[]
}
/** A party. `sealKeys` only for tenants: the first is used for sealing, all open. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly status: Status
  readonly clients: readonly DirectoryClient[]
  readonly sealKeys: readonly SealPublicJwk[]
}
/**
 * A pseudonym domain of a tenant: pseudonyms link within it and nowhere else. `reveal` only in a reversible domain: without it nobody is
 * re-identified, with it at most so many persons a day.
 */
export interface DirectoryDomain {
  readonly id: string
  readonly tenant: string
  readonly mode: 'irreversible' | 'reversible'
  readonly purpose: string
  readonly epoch: number
  readonly prefix: string
  readonly attributes: readonly DirectoryAttribute[]
  readonly reveal?: { readonly personsPerDayMax: number }
}
/** Which text about the TTP the institution gives its visitors: SHA-256 (hex) of it in each language, and the template that it is made from. */
export interface PrivacyStatement {
  readonly template: number
  readonly nl: string
  readonly en: string
}
/**
 * A processor agreement; dates are YYYY-MM-DD, both included. `anonymousVisits`: rows without identifiers may travel.
 * `questionnaires`: of which standard questionnaires answers may travel; without it, of none.
 * `privacyStatement`: what visitors are told, so that everybody can hold the text against it.
 */
export interface Agreement {
  readonly id: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly inForceFrom: string
  readonly inForceUntil?: string
  readonly anonymousVisits: boolean
  readonly purposes: readonly AgreementPurpose[]
  readonly questionnaires?: readonly string[]
  readonly privacyStatement?: PrivacyStatement
}
/** A pseudonym domain, named from outside its tenant. */
export interface DomainName {
  readonly tenant: string
  readonly domain: string
}
/** The right to have pseudonyms of one domain translated into those of another of the same mode; dates as in agreements. */
export interface Translation {
  readonly id: string
  readonly from: DomainName
  readonly to: DomainName
  readonly purpose: string
  readonly inForceFrom: string
  readonly inForceUntil?: string
}
/**
 * Somebody with a role. The directory is public: `id` is no name, `account` is empty or the digest of an OpenID Connect account
 * (`accountDigest`). `organisation` is an organisation's id, or `ttp` for the TTP's own staff. The keys sign requests and approvals.
 */
export interface Person {
  readonly id: string
  readonly organisation: string
  readonly account: string
  readonly roles: readonly PersonRole[]
  readonly keys: readonly SignPublicJwk[]
  readonly status: Status
  readonly validUntil?: string
}
/** Code of the portal as the registrar saw it: SHA-256 (hex) over the digests of all its files. */
export interface PortalBundle {
  readonly digest: string
  readonly publishedAt: string
}
/** Public keys of one engine; all are accepted, the first is used for what is new. */
export interface EngineKeys {
  readonly seal: readonly SealPublicJwk[]
  readonly sign: readonly SignPublicJwk[]
}

/** Every public key, agreement and domain, as the registrar signed it: the one thing that parties trust. */
export interface Directory {
  readonly schema: 'sluis-directory/1'
  readonly version: number
  /** SHA-256 (hex) of the previous version's JWS; '' for version 1. */
  readonly previousDigest: string
  readonly issuedAt: string
  /** URL of the TTP, which is also the audience of client assertions. */
  readonly issuer: string
  readonly log: DirectoryLog
  readonly engines: { readonly identity: EngineKeys; readonly key: EngineKeys }
  readonly organisations: readonly Organisation[]
  readonly domains: readonly DirectoryDomain[]
  readonly agreements: readonly Agreement[]
  readonly translations: readonly Translation[]
  readonly people: readonly Person[]
  /** Which code seals in a browser; the first is the one to serve. Without it, none is served. */
  readonly portal?: { readonly bundles: readonly PortalBundle[] }
}
