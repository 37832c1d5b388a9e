import type { FieldEvidence } from './fields.ts'
import type { LevelModel } from './model.ts'

/** Levels of an e-mail address that is another, and yet like it. */
const ALIKE: ReadonlySet<string> = new Set(['near', 'local', 'similar'])
const OWN_SURNAME: ReadonlySet<string> = new Set(['equal', 'shared', 'near'])
const OWN_GIVEN: ReadonlySet<string> = new Set(['equal', 'alias', 'near'])
/** Of so many pairs of namesakes one has addresses that are alike. */
const NAMESAKES_ALIKE = 0.01

/**
 * Whether two e-mail addresses are alike where the names are one: they are made of names, so that those of two people of one name are
 * alike far oftener than those of any two.
 */
export function isNamesakesMail({ surname, given, email }: FieldEvidence): boolean {
  return ALIKE.has(email) && OWN_SURNAME.has(surname) && OWN_GIVEN.has(given)
}

/** How likely chance makes their addresses as much alike. */
export function mailShare({ other, perPerson }: LevelModel, persons: number): number {
  return Math.max(NAMESAKES_ALIKE, perPerson === true ? Math.min(1, other / persons) : other)
}
