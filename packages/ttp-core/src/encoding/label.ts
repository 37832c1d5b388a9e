/**
 * Every label under which the core hashes, encrypts or signs, closed. A label separates domains: the same fields under two
 * labels never give the same bytes. No label is a prefix of another (tested), so they stay apart in any framing.
 */
export const LABEL = {
  /** Derivation of a key from root and seed. */
  key: 'key',
  /** Key check value. */
  keyCheckValue: 'kcv',
  /** Associated data of a sealed seed. */
  seed: 'seed',
  /** Digest of a custodian's share. */
  share: 'share',
  /** Inner value of an irreversible pseudonym. */
  inner: 'H',
  /** Associated data of an outward pseudonym. */
  header: 'header',
  /** Linkage token. */
  linkage: 'L',
  /** The list of parts inside a linkage token. */
  linkageParts: 'token-parts',
  /** Data key of one person's sealed profile. */
  profileKey: 'profile-key',
  /** Plaintext of a sealed part: signer, signature, body. */
  part: 'part-body',
  /** Stretching of a seed to the private scalar of a sealing key. */
  sealScalar: 'P-256',
  /** What the signer of a part signs. */
  partSignature: 'part-signature',
  /** Salted commitment in an audit entry. */
  auditCommitment: 'audit-commitment',
  /** How the directory names an account of an OpenID Connect provider. */
  account: 'account',
} as const

/** A label of the closed table. */
export type Label = (typeof LABEL)[keyof typeof LABEL]
