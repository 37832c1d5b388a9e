export { accountDigest } from './account.ts'
export { bundleDigest } from './bundle.ts'
export { checkDomainsKept } from './check-domains-kept.ts'
export type {
  Agreement,
  AgreementPurpose,
  Directory,
  DirectoryAttribute,
  DirectoryClient,
  DirectoryDomain,
  DomainName,
  EngineKeys,
  Organisation,
  OrganisationKind,
  Person,
  PortalBundle,
  PrivacyStatement,
  Status,
  Translation,
} from './directory.ts'
export {
  checkLogKept,
  type DirectoryLog,
  type EarlierLogKey,
  type LogEndorsement,
  logKeysOf,
  parseLogEndorsement,
} from './log-keys.ts'
export {
  currentSignKeysOf,
  findAgreement,
  findClient,
  findDomain,
  findOrganisation,
  findPeopleOfAccount,
  findPerson,
  isCurrent,
  isInForce,
} from './look-up.ts'
export { parseDirectory } from './parse.ts'
export {
  findRefusedPair,
  PERSON_ROLES,
  type PersonRole,
  REFUSED_TOGETHER,
  type Seat,
  seatsOf,
  TTP,
  WORKPLACES_OF_ROLE,
  type Workplace,
} from './roles.ts'
export {
  needsSecondFactor,
  SCOPES,
  SCOPES_OF_KIND,
  SCOPES_OF_ROLE,
  type Scope,
  SECOND_FACTOR_ROLES,
  scopesOfRoles,
} from './scopes.ts'
export { directoryDigest, signDirectory } from './sign.ts'
export { checkSuccession, verifyDirectory } from './verify.ts'
