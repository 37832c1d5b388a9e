import { CoreError } from '../errors.ts'
import { openOutward, sealOutward } from './outward.ts'
import type { ReversibleKey, WrapKey } from './pseudonym-keys.ts'
import type { IrreversiblePseudonym, Pseudonym, PseudonymDomain, ReversiblePseudonym } from './types.ts'

/** A pseudonym domain with its key. */
type AnyKey = WrapKey | ReversibleKey

/**
 * The pseudonym of the same subject in a new epoch of the same domain, without the subject: it equals the pseudonym derived
 * anew. Throws REWRAP_INVALID when tenant, domain or mode differ or the epoch does not; else as `openOutward`.
 */
export function rewrap(
  oldKey: WrapKey,
  oldDomain: PseudonymDomain,
  newKey: WrapKey,
  newDomain: PseudonymDomain,
  pseudonym: IrreversiblePseudonym,
): IrreversiblePseudonym
export function rewrap(
  oldKey: ReversibleKey,
  oldDomain: PseudonymDomain,
  newKey: ReversibleKey,
  newDomain: PseudonymDomain,
  pseudonym: ReversiblePseudonym,
): ReversiblePseudonym
export function rewrap(
  oldKey: AnyKey,
  oldDomain: PseudonymDomain,
  newKey: AnyKey,
  newDomain: PseudonymDomain,
  pseudonym: Pseudonym,
): Pseudonym {
  if (!sameDomain(oldDomain, newDomain) || oldDomain.epoch === newDomain.epoch) throw new CoreError('REWRAP_INVALID')
  return carryOver(oldKey, oldDomain, newKey, newDomain, pseudonym)
}

/**
 * The pseudonym of the same subject in another domain of the same era (the same K_H when irreversible), without the subject.
 * Throws REWRAP_INVALID when the domain is the same or the mode differs; else as `openOutward`.
 */
export function translate(
  fromKey: WrapKey,
  fromDomain: PseudonymDomain,
  toKey: WrapKey,
  toDomain: PseudonymDomain,
  pseudonym: IrreversiblePseudonym,
): IrreversiblePseudonym
export function translate(
  fromKey: ReversibleKey,
  fromDomain: PseudonymDomain,
  toKey: ReversibleKey,
  toDomain: PseudonymDomain,
  pseudonym: ReversiblePseudonym,
): ReversiblePseudonym
export function translate(
  fromKey: AnyKey,
  fromDomain: PseudonymDomain,
  toKey: AnyKey,
  toDomain: PseudonymDomain,
  pseudonym: Pseudonym,
): Pseudonym {
  if (sameDomain(fromDomain, toDomain)) throw new CoreError('REWRAP_INVALID')
  return carryOver(fromKey, fromDomain, toKey, toDomain, pseudonym)
}

function sameDomain(left: PseudonymDomain, right: PseudonymDomain): boolean {
  return left.tenant === right.tenant && left.domain === right.domain
}

function carryOver(
  fromKey: AnyKey,
  fromDomain: PseudonymDomain,
  toKey: AnyKey,
  toDomain: PseudonymDomain,
  pseudonym: Pseudonym,
): Pseudonym {
  if (fromDomain.mode !== toDomain.mode) throw new CoreError('REWRAP_INVALID')
  const { kind, content } = openOutward(fromKey, fromDomain.mode, fromDomain, pseudonym)
  return sealOutward(toKey, toDomain.mode, toDomain, kind, content)
}
