import type { Directory, DirectoryDomain, DomainName, Translation } from '../directory/directory.ts'
import { findAgreement, findDomain, findOrganisation } from '../directory/look-up.ts'
import { CoreError } from '../errors.ts'
import type { RevealRequest, TranslateRequest } from './request.ts'

/** A domain in which persons may be revealed at all. No irreversible domain can be of this type. */
export type ReversibleDomain = DirectoryDomain & {
  readonly mode: 'reversible'
  readonly reveal: { readonly personsPerDayMax: number }
}

/** The domain, when persons may be revealed in it. Throws REVEAL_NOT_ALLOWED for an irreversible one, and one without a limit. */
export function requireRevealDomain(directory: Directory, name: DomainName): ReversibleDomain {
  const domain = findDomain(directory, name)
  if (domain === undefined || !isReversible(domain)) throw new CoreError('REVEAL_NOT_ALLOWED', 'domain')
  return domain
}

function isReversible(domain: DirectoryDomain): domain is ReversibleDomain {
  return domain.mode === 'reversible' && domain.reveal !== undefined
}

/** Whose data may be used to contact somebody on this day: their agreement for the domain names one-to-one contact. */
export function consentingInstitutions(directory: Directory, name: DomainName, onDate: string): ReadonlySet<string> {
  const institutions = new Set(directory.agreements.map(({ institution }) => institution))
  const consented = [...institutions].filter((institution) => {
    const agreement = findAgreement(directory, { institution, ...name }, onDate)
    return agreement?.purposes.includes('one-to-one-contact') === true
  })
  return new Set(consented)
}

/**
 * The domain of a reveal, when the directory allows it on this day (YYYY-MM-DD): it is reversible, it has a limit that the selection
 * does not pass, and the institution that asks has itself consented. Throws REVEAL_NOT_ALLOWED.
 */
export function checkRevealAllowed(
  directory: Directory,
  { institution, tenant, domain: id, selection }: RevealRequest,
  onDate: string,
): ReversibleDomain {
  const name = { tenant, domain: id }
  const domain = requireRevealDomain(directory, name)
  if (selection.count > domain.reveal.personsPerDayMax) throw new CoreError('REVEAL_NOT_ALLOWED', 'selection.count')
  if (!consentingInstitutions(directory, name, onDate).has(institution)) {
    throw new CoreError('REVEAL_NOT_ALLOWED', 'institution')
  }
  return domain
}

/** What a translation needs to know of the directory. */
export interface AllowedTranslation {
  readonly translation: Translation
  readonly from: DirectoryDomain
  readonly to: DirectoryDomain
}

/**
 * The translation that a request names, when it is in force on this day (YYYY-MM-DD), of exactly these domains, both of one mode,
 * and neither tenant is suspended. Throws TRANSLATE_NOT_ALLOWED.
 */
export function checkTranslateAllowed(
  directory: Directory,
  request: TranslateRequest,
  onDate: string,
): AllowedTranslation {
  const translation = directory.translations.find(({ id }) => id === request.translation)
  const [from, to] = [findDomain(directory, request.from), findDomain(directory, request.to)]
  if (translation === undefined || from === undefined || to === undefined || from.mode !== to.mode) {
    throw new CoreError('TRANSLATE_NOT_ALLOWED', 'translation')
  }
  const { inForceFrom, inForceUntil } = translation
  const isSame = sameName(translation.from, request.from) && sameName(translation.to, request.to)
  const isInForce = inForceFrom <= onDate && (inForceUntil === undefined || onDate <= inForceUntil)
  const areActive = [from, to].every(({ tenant }) => findOrganisation(directory, tenant)?.status === 'active')
  if (!isSame || !isInForce || !areActive) throw new CoreError('TRANSLATE_NOT_ALLOWED', 'translation')
  return { translation, from, to }
}

function sameName(a: DomainName, b: DomainName): boolean {
  return a.tenant === b.tenant && a.domain === b.domain
}

/** Whether so many persons may be revealed after those of the same day. Throws REVEAL_QUOTA_EXCEEDED. */
export function checkDayLimit({ reveal }: ReversibleDomain, before: number, persons: number): void {
  if (before + persons > reveal.personsPerDayMax) throw new CoreError('REVEAL_QUOTA_EXCEEDED')
}
