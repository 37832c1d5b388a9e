import type { SealPublicJwk, SignPublicJwk } from '../jwk/index.ts'

/** What a client may ask for. The first two belong to institutions, `release:read` to tenants; nobody has both. */
export type Scope = 'delivery:write' | 'delivery:read' | 'release:read' | 'log:read'
/** What an organisation is to the TTP: it delivers, it receives, or it looks on. */
export type OrganisationKind = 'institution' | 'tenant' | 'auditor'
/** Coarse attributes that a domain's policy can let through. */
export type DirectoryAttribute = 'postcode4' | 'birthDecade'

/** One client of an organisation. Its keys sign tokens, manifests and parts; the first is used for new signatures. */
export interface DirectoryClient {
  readonly clientId: string
  readonly scopes: readonly Scope[]
  readonly keys: readonly SignPublicJwk[]
}
/** A party. `sealKeys` only for tenants: the first is used for sealing, all open. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly status: 'active' | 'suspended'
  readonly clients: readonly DirectoryClient[]
  readonly sealKeys: readonly SealPublicJwk[]
}
/** A pseudonym domain of a tenant: pseudonyms link within it and nowhere else. */
export interface DirectoryDomain {
  readonly id: string
  readonly tenant: string
  readonly mode: 'irreversible' | 'reversible'
  readonly purpose: string
  readonly epoch: number
  readonly prefix: string
  readonly attributes: readonly DirectoryAttribute[]
}
/** A processor agreement; dates are YYYY-MM-DD, both included. `anonymousVisits`: rows without identifiers may travel. */
export interface Agreement {
  readonly id: string
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly inForceFrom: string
  readonly inForceUntil?: string
  readonly anonymousVisits: boolean
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
  readonly log: { readonly origin: string; readonly verifierKey: string }
  readonly engines: { readonly identity: EngineKeys; readonly key: EngineKeys }
  readonly organisations: readonly Organisation[]
  readonly domains: readonly DirectoryDomain[]
  readonly agreements: readonly Agreement[]
}
