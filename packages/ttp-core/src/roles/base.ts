// What every party needs: errors, encoding, reading the directory and the outside of a part. Nothing here opens, seals or derives.
export {
  AUDIT_ACTIONS,
  type AuditAction,
  type AuditEntry,
  commit,
  formatEntry,
  MAX_ENTRY_LENGTH,
  parseEntry,
  SALT_LENGTH,
} from '../audit/index.ts'
export {
  type Agreement,
  checkDomainsKept,
  checkSuccession,
  type Directory,
  type DirectoryAttribute,
  type DirectoryClient,
  type DirectoryDomain,
  directoryDigest,
  type EngineKeys,
  findAgreement,
  findClient,
  findDomain,
  findOrganisation,
  isInForce,
  type Organisation,
  type OrganisationKind,
  type Scope,
  signKeysOf,
  verifyDirectory,
} from '../directory/index.ts'
export {
  canonicalJson,
  enc,
  fromBase64url,
  fromHex,
  fromUtf8,
  type JsonValue,
  LABEL,
  type Label,
  providePlatformBase64,
  toBase64url,
  toHex,
  utf8,
} from '../encoding/index.ts'
export { MAX_CHUNK_ROWS } from '../envelope/content/rows.ts'
export {
  PART_KINDS,
  PART_SCHEMA,
  type PartContext,
  type PartKind,
  parsePartContext,
  sameContext,
} from '../envelope/context.ts'
export { partDigest } from '../envelope/digest.ts'
export { MAX_PART_LENGTH, type PartHeader, readPartHeader } from '../envelope/header.ts'
export { CORE_ERRORS, CoreError, type CoreErrorCode } from '../errors.ts'
export {
  fingerprint,
  type PrivateJwk,
  type PrivateKey,
  type PublicJwk,
  parseSealKey,
  parseSignKey,
  type SealKeyPair,
  type SealPublicJwk,
  type SigningKey,
  type SignKeyPair,
  type SignPublicJwk,
  thumbprint,
} from '../jwk/index.ts'
export { type Manifest, type ManifestChunk, manifestDigest, verifyManifest } from '../manifest/index.ts'
export {
  type Evidence,
  parseReceiptDetails,
  parseReleaseDetails,
  type Receipt,
  type ReceiptDetails,
  type ReleaseDetails,
  type ReleaseDigests,
  type TrustedLog,
  type VerifiedEvidence,
  verifyEvidence,
  verifyReceipt,
  verifyRelease,
} from '../receipt/index.ts'
