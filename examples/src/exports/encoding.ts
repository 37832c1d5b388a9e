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
  return Buffer.from(text.replace(/[\u0080-\u009f\u0100-\u{10ffff}]/gu, byteFor), 'latin1')
}

/** The Latin-1 character with the code that Windows-1252 has for this one. */
function byteFor(character: string): string {
  const code = CODE_OF.get(character)
  if (code !== undefined) return String.fromCharCode(code)
  const plain = withoutAccents(character)
  return /^[\u0020-\u007e\u00a0-\u00ff]+$/.test(plain) ? plain : '?'
}

/** Text as bytes in the encoding of the file; the byte-order mark is not added here. */
export function encodeText(text: string, encoding: Format['encoding']): Buffer {
  return encoding === 'windows-1252' ? encodeWindows1252(text) : Buffer.from(text, 'utf8')
}
