export { accountDigest } from './account.ts'
export { SCOPES_OF_KIND } from './check.ts'
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
  Scope,
  Status,
  Translation,
} from './directory.ts'
export {
  findAgreement,
  findClient,
  findDomain,
  findOrganisation,
  findPeopleOfAccount,
  findPerson,
  isCurrent,
  isInForce,
  signKeysOf,
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
export { directoryDigest, signDirectory } from './sign.ts'
export { checkSuccession, verifyDirectory } from './verify.ts'
