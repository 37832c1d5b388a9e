import {
  additionsCompatible,
  callNameGroups,
  cityKey,
  emailIsShared,
  emailKey,
  emailKeyWithoutTag,
  givenNameKey,
  houseAdditionKey,
  initialOf,
  initialSet,
  isFillerDate,
  isFillerPhone,
  isLikelyDefaultDate,
  phoneticKey,
  prefixKey,
  streetKey,
  surnameAlternatives,
  surnameKey,
  surnameParts,
} from '../identifier/keys/index.ts'
import type { Json } from './fields.ts'

type Key = (first: string, second: string) => Json

/** Initials and given name, '' for one that is not given. */
function person(initials: string, givenName: string): { initials?: string; givenName?: string } {
  return { ...(initials === '' ? {} : { initials }), ...(givenName === '' ? {} : { givenName }) }
}

const KEYS: Readonly<Record<string, Key>> = {
  surnameKey,
  surnameParts: (name) => [...surnameParts(name)],
  surnameAlternatives: (name) => [...surnameAlternatives(name)],
  prefixKey,
  phoneticKey,
  givenNameKey,
  callNameGroups: (name) => [...callNameGroups(name)],
  initialOf: (initials, givenName) => initialOf(person(initials, givenName)),
  initialSet: (initials, givenName) => [...initialSet(person(initials, givenName))],
  emailKey,
  emailKeyWithoutTag,
  emailIsShared,
  cityKey,
  streetKey,
  houseAdditionKey,
  additionsCompatible,
  isFillerPhone,
  isFillerDate,
  isLikelyDefaultDate,
}

/** A derived key by its name. */
export function identifierKey(name: string, [first, second]: readonly Json[]): Json {
  const key = KEYS[name]
  if (key === undefined) throw new Error(`no key ${name}`)
  return key(String(first), String(second ?? ''))
}
