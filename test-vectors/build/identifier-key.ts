import type { Case, Operation } from './frame.ts'
import { EXPLAIN } from './identifiers/explain.ts'
import { IDENTIFIER_NOTES } from './identifiers/flags.ts'
import { KEYS } from './identifiers/keys.ts'
import { ROWS as relationNumber } from './identifiers/relation-number.ts'
import { casesOf } from './identifiers/rows.ts'

function keyCases(names: readonly string[], first: number): Case[] {
  const chosen = KEYS.filter(([key]) => names.includes(key))
  return chosen.map(([key, ...given], at) => ({
    tcId: first + at,
    comment: key,
    flags: ['Key'],
    input: { key, arguments: given },
  }))
}

export const identifierKey: Operation = {
  name: 'identifier-key',
  algorithm: 'canonical relation numbers, comparison keys',
  header: [
    "The institution's own numbers, and the keys by which linkage compares canonical values.",
    'Arguments of initialOf and initialSet: initials and given name, the empty text for one that is not given.',
  ],
  notes: IDENTIFIER_NOTES,
  explain: EXPLAIN,
  groups: [
    { type: 'CanonicaliseField', specRef: 'IDEN-15, IDEN-16', cases: casesOf('relationNumber', relationNumber, 1001) },
    {
      type: 'IdentifierKey',
      specRef: 'IDEN-36',
      cases: keyCases(['surnameKey', 'surnameParts', 'surnameAlternatives', 'prefixKey', 'phoneticKey'], 2001),
    },
    {
      type: 'IdentifierKey',
      specRef: 'IDEN-37',
      cases: keyCases(['givenNameKey', 'callNameGroups', 'initialOf', 'initialSet'], 3001),
    },
    {
      type: 'IdentifierKey',
      specRef: 'IDEN-38',
      cases: keyCases(['emailKey', 'emailKeyWithoutTag', 'emailIsShared'], 4001),
    },
    {
      type: 'IdentifierKey',
      specRef: 'IDEN-39',
      cases: keyCases(['cityKey', 'streetKey', 'houseAdditionKey', 'additionsCompatible'], 5001),
    },
    {
      type: 'IdentifierKey',
      specRef: 'IDEN-40',
      cases: keyCases(['isFillerPhone', 'isFillerDate', 'isLikelyDefaultDate'], 6001),
    },
  ],
}
