import type { IrreversiblePseudonym, ReversiblePseudonym } from '@sluis/ttp-core/person'
import { parsePseudonym } from '@sluis/ttp-core/person'
import { PersonError } from './errors.ts'

interface PseudonymOf {
  readonly reversible: ReversiblePseudonym
  readonly irreversible: IrreversiblePseudonym
}

/**
 * The printed pseudonyms of persons in a list, one a line, each once, all of one domain.
 * @throws PersonError PSEUDONYMS_UNREADABLE, with the line (from 1) where one is to blame.
 */
export function readPseudonyms<Mode extends keyof PseudonymOf>(
  list: string,
  { mode, prefix }: { readonly mode: Mode; readonly prefix: string },
): PseudonymOf[Mode][] {
  const found: PseudonymOf[Mode][] = []
  for (const [index, line] of list.split(/\r?\n/).entries()) {
    const text = line.trim()
    if (text === '') continue
    const parsed = readOne(text, index + 1)
    if (parsed.mode !== mode || parsed.kind !== 'person' || parsed.prefix !== prefix) {
      throw new PersonError('PSEUDONYMS_UNREADABLE', { line: index + 1 })
    }
    found.push(parsed.pseudonym as PseudonymOf[Mode])
  }
  if (found.length === 0 || new Set(found).size !== found.length) throw new PersonError('PSEUDONYMS_UNREADABLE')
  return found
}

function readOne(text: string, line: number) {
  try {
    return parsePseudonym(text)
  } catch {
    throw new PersonError('PSEUDONYMS_UNREADABLE', { line })
  }
}
