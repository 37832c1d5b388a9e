import { withoutAccents } from './faults.ts'
import type { Format } from './types.ts'

/** The characters of Windows-1252 between 0x80 and 0x9F, in order; undefined positions are spaces here. */
const C1 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const CODE_OF = new Map([...C1].map((character, at) => [character, 0x80 + at]))
CODE_OF.delete(' ')

/**
 * Text as Windows-1252 bytes (WHATWG Encoding Standard, index-windows-1252). A letter that it lacks loses its accent,
 * as it does in the programs that write such files; what then remains becomes a question mark.
 */
export function encodeWindows1252(text: string): Buffer {
  if (!/[\u0080-\u009f\u0100-\uffff]/.test(text)) return Buffer.from(text, 'latin1')
  const codes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0x3f
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) codes.push(code)
    else {
      const own = CODE_OF.get(character)
      const plain = withoutAccents(character).codePointAt(0) ?? 0x3f
      codes.push(own ?? (plain <= 0xff ? plain : 0x3f))
    }
  }
  return Buffer.from(codes)
}

/** Text as bytes in the encoding of the file; the byte-order mark is not added here. */
export function encodeText(text: string, encoding: Format['encoding']): Buffer {
  return encoding === 'windows-1252' ? encodeWindows1252(text) : Buffer.from(text, 'utf8')
}
