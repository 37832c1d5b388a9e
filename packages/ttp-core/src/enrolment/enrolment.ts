import type { SealPublicJwk, SignPublicJwk } from '../jwk/index.ts'

/**
 * What a client asks the registrar to put into the directory, signed by the very key that it brings: proof that the requester has
 * the private half. It names nobody; it counts for nothing until the registrar has compared its fingerprint with the requester.
 */
export interface Enrolment {
  readonly schema: 'sluis-enrolment/1'
  /** Identifier of the organisation that it asks for. */
  readonly organisation: string
  readonly clientId: string
  /** The new signing key: it signs the request. */
  readonly signKey: SignPublicJwk
  /** New sealing keys: for a tenant alone. */
  readonly sealKeys: readonly SealPublicJwk[]
  /** Thumbprints (`x5t#S256`) of the certificates that the client is to be bound to; none: it asks for no binding. */
  readonly certificates: readonly string[]
  /** RFC 3339, UTC, milliseconds. */
  readonly requestedAt: string
  /** Thumbprint of the signing key that this one follows, in a rollover; empty in a first enrolment. */
  readonly replaces: string
}

/** A key that vouches for the one after it: the request of a client that the directory knows, signed by the key that it has. */
export interface Rollover {
  readonly schema: 'sluis-rollover/1'
  /** The enrolment (compact JWS), signed by the new key. */
  readonly request: string
}

/** An enrolment whose signature was found to hold. `digest`, SHA-256 of the request as sent, in hex, names it. */
export interface VerifiedEnrolment {
  readonly enrolment: Enrolment
  readonly digest: string
}
