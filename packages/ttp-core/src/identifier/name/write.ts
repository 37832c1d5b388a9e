import { type ChangeCode, note } from '../changes.ts'
import { capitaliseWords } from '../text/letter-case.ts'
import { isParticle } from './prefix-words.ts'

/** A surname (without prefix) as people write it; undefined when no letter remains. */
export function writeFamilyName(tokens: readonly string[], changes: ChangeCode[]): string | undefined {
  return write(tokens, isParticle, changes)
}

/** Given names as people write them; undefined when no letter remains. */
export function writeGivenName(tokens: readonly string[], changes: ChangeCode[]): string | undefined {
  return write(tokens, () => false, changes)
}

function write(tokens: readonly string[], small: (word: string) => boolean, changes: ChangeCode[]): string | undefined {
  const joined = tokens.join(' ')
  if (/^[A-Z][a-z]{2,}$/.test(joined) && !/^(?:Ij|Mc)/.test(joined)) return joined
  const bare = joined
    .replace(/[.,&"+]/g, ' ')
    .replace(/\//g, '-')
    .replace(/[()]/g, ' ')
    .replace(/ *-[ -]*/g, '-')
    .replace(/''+/g, "'")
    .replace(/(?<![A-Za-z\u00c0-\uffff])'(?![A-Za-z\u00c0-\uffff])/g, '')
    .replace(/^[- ]+|[- ]+$/g, '')
    .replace(/ {2,}/g, ' ')
  if (bare !== joined) note(changes, 'PUNCTUATION_REMOVED')
  if (!/[A-Za-z\u00c0-\uffff]/.test(bare)) return undefined
  const cased = capitaliseWords(bare, small)
  if (cased !== bare) note(changes, 'CAPITALISED')
  return cased
}
