import type { FieldEvidence, ModelField } from './fields.ts'

/** Levels that are no agreement. */
const NOT_AGREEING: ReadonlySet<string> = new Set(['unknown', 'different', 'conflict', 'later-initial', 'city'])

/** Whether a level of any field speaks for one person. */
export function isAgreement(level: string): boolean {
  return !NOT_AGREEING.has(level)
}

/**
 * Whether evidence may make one person at all, whatever it weighs and however small the store. A name alone, an address alone or
 * a fixed number alone never does; one value of a person's own does, unless the surnames speak against it: a desk's address is
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
