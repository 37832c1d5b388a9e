export { checkDomainsKept } from './check-domains-kept.ts'
export type {
  Agreement,
  Directory,
  DirectoryAttribute,
  DirectoryClient,
  DirectoryDomain,
  EngineKeys,
  Organisation,
  OrganisationKind,
  Scope,
} from './directory.ts'
export { findAgreement, findClient, findDomain, findOrganisation, isInForce, signKeysOf } from './look-up.ts'
export { parseDirectory } from './parse.ts'
export { directoryDigest, signDirectory } from './sign.ts'
export { checkSuccession, verifyDirectory } from './verify.ts'
