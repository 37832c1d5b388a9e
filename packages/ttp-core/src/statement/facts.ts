import type { Agreement, AgreementPurpose, Directory } from '../directory/index.ts'
import { findDomain, findOrganisation } from '../directory/index.ts'

/** The languages in which a text is made. */
export type StatementLanguage = 'nl' | 'en'

/** What the text of an agreement depends on, all of it in the directory. */
export interface StatementFacts {
  readonly institution: string
  readonly tenant: string
  /** What the pseudonym domain is for, in the words of the directory. */
  readonly domainPurpose: string
  readonly purposes: readonly AgreementPurpose[]
  readonly isReversible: boolean
  /** Answers to a questionnaire may travel under this agreement. */
  readonly hasSurveys: boolean
  readonly hasPostcodeArea: boolean
  readonly hasBirthDecade: boolean
}

/** What the text of this agreement says, by this directory; nothing when it names a party that is not there. */
export function statementFacts(directory: Directory, agreement: Agreement): StatementFacts | undefined {
  const institution = findOrganisation(directory, agreement.institution)
  const tenant = findOrganisation(directory, agreement.tenant)
  const domain = findDomain(directory, agreement)
  if (institution === undefined || tenant === undefined || domain === undefined) return undefined
  return {
    institution: institution.name,
    tenant: tenant.name,
    domainPurpose: domain.purpose,
    purposes: agreement.purposes,
    isReversible: domain.mode === 'reversible',
    hasSurveys: agreement.questionnaires !== undefined,
    hasPostcodeArea: domain.attributes.includes('postcode4'),
    hasBirthDecade: domain.attributes.includes('birthDecade'),
  }
}
