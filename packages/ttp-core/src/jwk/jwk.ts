/** Public key to which parts are sealed: P-256, `kid` its RFC 7638 thumbprint. Coordinates are base64url of 32 bytes. */
export interface SealPublicJwk {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly kid: string
  readonly use: 'enc'
}
/** Public key that verifies signatures: Ed25519 (RFC 8037), `kid` its RFC 7638 thumbprint. */
export interface SignPublicJwk {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly x: string
  readonly kid: string
  readonly use: 'sig'
}
/** A public key of either use. */
export type PublicJwk = SealPublicJwk | SignPublicJwk

/** Private key that opens parts. */
export interface PrivateKey extends SealPublicJwk {
  readonly d: string
}
/** Private key that signs. */
export interface SigningKey extends SignPublicJwk {
  readonly d: string
}

/** A private key of either use. */
export type PrivateJwk = PrivateKey | SigningKey

/** A key and its public half. */
export interface SealKeyPair {
  readonly publicJwk: SealPublicJwk
  readonly privateJwk: PrivateKey
}
/** A signing key and its public half. */
export interface SignKeyPair {
  readonly publicJwk: SignPublicJwk
  readonly privateJwk: SigningKey
}
