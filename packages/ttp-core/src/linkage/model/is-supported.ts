import type { FieldEvidence, ModelField } from './fields.ts'

/** Levels that are no agreement. */
const NOT_AGREEING: ReadonlySet<string> = new Set(['unknown', 'different', 'conflict', 'later-initial', 'city'])

/** Whether a level of any field speaks for one person. */
export function isAgreement(level: string): boolean {
  return !NOT_AGREEING.has(level)
}

/**
 * Whether evidence may make one person as soon as it weighs enough. A name alone, an address alone or
 * a fixed number alone may not; one value of a person's own does, unless the surnames speak against it: a desk's address is
 * shared by many of one given name.
 */
export function isSupported(evidence: FieldEvidence): boolean {
  const agrees = (field: ModelField): boolean => isAgreement(evidence[field])
  const named = agrees('surname') || agrees('given')
  const own = Number(agrees('relation')) + Number(agrees('email')) + Number(agrees('mobile'))
  const placed = agrees('address') || (named && evidence.address === 'city')
  const kinds = Number(agrees('birth')) + Number(agrees('fixed')) + Number(placed)
  if (evidence.surname === 'different' && kinds === 0) return own > 1
  return own > 0 || kinds + Number(named) > 1
}

/** Levels of a name that is known in full on both sides and is one, but for a slip. */
const FULL_SURNAME: ReadonlySet<string> = new Set(['equal', 'shared', 'near'])
const FULL_GIVEN: ReadonlySet<string> = new Set(['equal', 'near'])
/** Chance is not all that gives two people one name: families give theirs again. */
const NAME_ALONE = 3

/**
 * Bits beyond `linkFrom` that evidence must weigh to make one person: none where it is supported; some where it is a name in full
 * that neither birth date nor address speaks against, which among few people tells who somebody is and among many does not; infinitely
 * many for all else.
 */
export function bitsBeyond(evidence: FieldEvidence): number {
  if (isSupported(evidence)) return 0
  const { surname, given, birth, address } = evidence
  const isDenied = birth === 'conflict' || address === 'different'
  return !isDenied && FULL_SURNAME.has(surname) && FULL_GIVEN.has(given) ? NAME_ALONE : Number.POSITIVE_INFINITY
}
