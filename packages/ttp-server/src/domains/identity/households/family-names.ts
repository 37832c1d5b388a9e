import type { TokenInput } from '@sluis/ttp-core/identity'
import { phoneticKey, TOKEN_FAMILY } from '@sluis/ttp-core/identity'
import { keyOf } from '../clusters/entries.ts'
import type { Profile } from '../vault/profile.ts'

const TOKEN_LENGTH = 16
/** Parts of a family name that are looked at. */
const PARTS_MAX = 3

/** The parts of the family name by which the person goes most, with the house number: comparable at one address alone. */
export function familyNameKeys({ names }: Profile, number: string): TokenInput[] {
  let most: Profile['names'][number] | undefined
  for (const name of names) if (name[0] !== '' && (most === undefined || name[4] > most[4])) most = name
  if (most === undefined) return []
  const [surname, parts] = [most[0], most[1]]
  const sounds = (parts === '' ? [surname] : parts.split(' ')).map(phoneticKey).filter((sound) => sound !== '')
  // Blocking keys of the family have an initial: these are never among them.
  return [...new Set(sounds)]
    .slice(0, PARTS_MAX)
    .map((sound) => ({ family: TOKEN_FAMILY.nameNumber, parts: [sound, '', number] }))
}

/** Tokens one after the other, as a set of map keys. */
export function cutTokens(tokens: Uint8Array): Set<string> {
  const names = new Set<string>()
  for (let at = 0; at < tokens.length; at += TOKEN_LENGTH) names.add(keyOf(tokens.subarray(at, at + TOKEN_LENGTH)))
  return names
}

/** The reverse of `cutTokens`. */
export function joinTokens(names: ReadonlySet<string>): Uint8Array {
  return Buffer.from([...names].join(''), 'latin1')
}
