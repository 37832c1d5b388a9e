import { createHash } from 'node:crypto'
import { LONGEST } from '../../../packages/ttp-core/src/identifier/prepare.ts'
import { COMMON, LETTERS_MEAN } from '../../../packages/ttp-core/src/identifier/text/empty-markers.ts'
import { CYRILLIC, GREEK, SPECIAL, UMLAUT } from '../../../packages/ttp-core/src/identifier/text/fold.ts'
import { MAP } from '../../../packages/ttp-core/src/identifier/text/lookalike.ts'
import { inRepertoire, LETTERS } from '../../../packages/ttp-core/src/identifier/text/repertoire.ts'
import type { Fields } from '../../../test-vectors/build/frame.ts'

const LETTER = new RegExp(`[${LETTERS}]`)

/** Inclusive ranges of the code points that pass, in hex. */
function ranges(passes: (character: string) => boolean): string[] {
  const out: string[] = []
  let from = -1
  for (let point = 0; point <= 0x10000; point += 1) {
    const inside = point < 0x10000 && passes(String.fromCharCode(point))
    if (inside && from < 0) from = point
    if (inside || from < 0) continue
    out.push(from === point - 1 ? hex(from) : `${hex(from)}-${hex(point - 1)}`)
    from = -1
  }
  return out
}

function hex(point: number): string {
  return point.toString(16).padStart(4, '0')
}

/** SHA-256 over what the runtime does to each character of the repertoire: upper and lower case, NFC, NFKD. */
export function mappingDigest(): string {
  const hash = createHash('sha256')
  for (let point = 0; point < 0x10000; point += 1) {
    const one = String.fromCharCode(point)
    if (!inRepertoire(one)) continue
    const forms = [one.toUpperCase(), one.toLowerCase(), one.normalize('NFC'), one.normalize('NFKD')]
    const written = forms.map((form) => [...form].map((letter) => hex(letter.codePointAt(0) ?? 0)).join(' '))
    hash.update(`${hex(point)};${written.join(';')}\n`)
  }
  return hash.digest('hex')
}

export function repertoireTable(): Fields {
  return {
    unicode: '14.0.0',
    repertoire: ranges(inRepertoire),
    letters: ranges((character) => LETTER.test(character)),
    mappings: mappingDigest(),
  }
}

export function textTable(): Fields {
  return {
    longest: { ...LONGEST },
    emptyMarkers: [...COMMON],
    fieldsWhereLettersMean: [...LETTERS_MEAN],
    lookalikes: Object.fromEntries(MAP),
    folding: { special: { ...SPECIAL }, cyrillic: { ...CYRILLIC }, greek: { ...GREEK }, umlauts: { ...UMLAUT } },
  }
}
