import type { ChangeCode } from '../changes.ts'
import type { CanonicalValue } from '../fields.ts'
import { isParticle } from '../name/prefix-words.ts'
import { COMMON } from '../text/empty-markers.ts'

const UNCHANGED: readonly ChangeCode[] = Object.freeze([])
const CAPITALISED: readonly ChangeCode[] = Object.freeze(['CAPITALISED'] as const)

/** Words of four letters or more, none of which has a spelling of its own (IJsselkade, McCartney, a Roman number). */
const WORDS = /^(?!.{81})(?!postbus$|antwoordnummer$)(?:(?:^| )(?!ij|mc|[ivx]+(?: |$))[a-z]{4,})+$/i
const SMALL_BEHIND = /^(?:[A-Za-z][a-z]+(?: |$))+$/

/** What the rules for a street give for plain words, of which at most the first letters change; undefined for any other text. */
export function quickStreet(raw: string): CanonicalValue | undefined {
  if (!WORDS.test(raw) || !SMALL_BEHIND.test(raw) || COMMON.has(raw.replaceAll(' ', '').toLowerCase())) return undefined
  let value = ''
  for (const word of raw.split(' ')) {
    if (isParticle(word.toLowerCase())) return undefined
    value += `${value === '' ? '' : ' '}${word.charAt(0).toUpperCase()}${word.slice(1)}`
  }
  return { value, changes: value === raw ? UNCHANGED : CAPITALISED }
}
