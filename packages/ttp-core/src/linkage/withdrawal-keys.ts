import { TOKEN_FAMILY } from './families.ts'
import type { LinkageRecord } from './record.ts'
import type { TokenInput } from './token.ts'

/** Whose keys are made: those of what a withdrawal names, or of a record that is kept. */
export type WithdrawalSide = 'named' | 'kept'

/**
 * Token inputs by which a withdrawal of consent finds whom it is of; one in common is enough. They are by what somebody is reached (relation
 * number, mail address, telephone number, home with a name) and by name with birth date, and wider than those of linkage on purpose: whoever
 * is reached by the same is not contacted either. Of a home, two with different first letters are two.
 * @param record Comparison keys of the record.
 */
export function withdrawalKeys(record: LinkageRecord, side: WithdrawalSide): TokenInput[] {
  const keys: TokenInput[] = []
  const add = (family: TokenInput['family'], ...parts: readonly string[]): void => {
    if (parts.every((part) => part !== '')) keys.push({ family, parts })
  }
  const { institution, relation, email, mobile, fixed, birthDate, country, postcode, number, street, city } = record
  add(TOKEN_FAMILY.relation, institution, relation)
  add(TOKEN_FAMILY.email, email)
  add(TOKEN_FAMILY.mobile, mobile)
  // A mark in the parts keeps these apart from the tokens of linkage, which have a name there.
  add(TOKEN_FAMILY.fixedName, fixed, WITHDRAWN)
  for (const sound of record.sounds) {
    for (const initial of initialsOf(record, side)) {
      add(TOKEN_FAMILY.birthName, birthDate, sound, initial)
      add(TOKEN_FAMILY.postcodeName, country, postcode, number, sound, initial)
      add(TOKEN_FAMILY.streetName, country, city, street, number, sound, initial)
    }
  }
  return keys
}

/** A letter meets the same letter and no other; a side without one meets all. */
function initialsOf({ initials }: LinkageRecord, side: WithdrawalSide): readonly string[] {
  const letter = initials.charAt(0)
  if (side === 'named') return letter === '' ? [NONE_NAMED] : [letter, NONE_KEPT]
  return letter === '' ? [NONE_KEPT, NONE_NAMED] : [letter, NONE_NAMED]
}

const WITHDRAWN = 'withdrawn'
// Letters are lower case: these are none.
const NONE_NAMED = 'NAMED'
const NONE_KEPT = 'KEPT'
