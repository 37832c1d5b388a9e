import { CoreError } from '../errors.ts'
import type { Siv } from '../primitives.ts'
import { openOutward, openOutwardMany, type PseudonymFault, sealOutward, sealOutwardMany } from './outward.ts'
import type { ReversibleKey, WrapKey } from './pseudonym-keys.ts'
import type { IrreversiblePseudonym, Pseudonym, PseudonymDomain, ReversiblePseudonym, SubjectKind } from './types.ts'

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

/** A text that was carried to the new epoch, with its kind, or why it was not. */
export type RewrapOutcome =
  | { readonly kind: SubjectKind; readonly old: Pseudonym; readonly new: Pseudonym }
  | { readonly code: PseudonymFault }

/**
 * `rewrap` of each text, in order, each judged by itself; a server hands in its own `siv`. Throws REWRAP_INVALID, DOMAIN_INVALID,
 * KEY_LENGTH_INVALID, KEY_DESTROYED: what is wrong with all of them.
 */
export function rewrapMany(
  oldKey: AnyKey,
  oldDomain: PseudonymDomain,
  newKey: AnyKey,
  newDomain: PseudonymDomain,
  texts: readonly string[],
  { siv }: { readonly siv?: Siv } = {},
): RewrapOutcome[] {
  const { mode } = oldDomain
  if (!sameDomain(oldDomain, newDomain) || oldDomain.epoch === newDomain.epoch || mode !== newDomain.mode) {
    throw new CoreError('REWRAP_INVALID')
  }
  const opened = openOutwardMany(oldKey, mode, oldDomain, texts, siv)
  const sealed = new Map<number, Pseudonym>()
  for (const kind of ['person', 'household'] as const) {
    const places = opened.flatMap((item, place) => ('kind' in item && item.kind === kind ? [place] : []))
    const contents = places.map((place) => (opened[place] as { readonly content: Uint8Array }).content)
    const made = sealOutwardMany(newKey, mode, newDomain, kind, contents, siv)
    for (const [index, place] of places.entries()) sealed.set(place, made[index] as Pseudonym)
  }
  return opened.map((item, place) =>
    'code' in item
      ? item
      : {
          kind: item.kind,
          old: (texts[place] as string).toLowerCase() as Pseudonym,
          new: sealed.get(place) as Pseudonym,
        },
  )
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
