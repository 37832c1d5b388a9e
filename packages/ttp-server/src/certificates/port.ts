/** A certificate (PEM) and its private key (PKCS#8, PEM). */
export interface CertifiedKey {
  readonly certificate: string
  readonly privateKey: string
}

/** From when until when a certificate counts, both included. */
export interface Validity {
  readonly from: Date
  readonly until: Date
}

/** What a leaf is for: a client that proves itself by it, or the gateway under its names. */
export type LeafUse = { readonly kind: 'client' } | { readonly kind: 'server'; readonly hostnames: readonly string[] }

/** A request for a leaf: the name that goes into it, and the public key (SPKI, PEM), whose private half the requester has. */
export interface LeafRequest {
  readonly commonName: string
  readonly publicKey: string
}

/**
 * Makes certificates: RSA only, and nothing but makes them. Nobody asks this port whether a certificate is good: the gateway
 * compares thumbprints with the directory, and Node's own TLS does the rest.
 */
export interface CertificateMaker {
  /** A certificate authority of the operator's own, signed by itself. */
  readonly authority: (commonName: string, privateKey: string, validity: Validity) => string
  /** A leaf under the authority. */
  readonly leaf: (authority: CertifiedKey, request: LeafRequest, use: LeafUse, validity: Validity) => string
  /** A certificate signing request (PKCS#10, PEM), as a vendor's product wants to make one. */
  readonly signingRequest: (commonName: string, privateKey: string) => string
  /** What a signing request asks for, once its own signature holds. @throws ServerError `CERTIFICATE_REQUEST_INVALID`. */
  readonly readSigningRequest: (pem: string) => LeafRequest
  /** Leaf, key and authority in one PKCS#12 file under a passphrase (AES-256, PBKDF2). */
  readonly bundle: (leaf: CertifiedKey, authority: string, passphrase: string) => Uint8Array
}
