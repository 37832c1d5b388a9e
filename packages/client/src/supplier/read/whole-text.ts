import type { Encoding } from './encoding.ts'
import { wholeCharacters } from './utf8-check.ts'

const LF = 10

/** How many of these bytes are whole lines or, where no line ends, whole characters; all of them where there is not even one. */
export function wholeText(bytes: Uint8Array, encoding: Encoding): number {
  const whole = encoding.startsWith('utf-16') ? wholeUnits(bytes, encoding === 'utf-16be') : wholeBytes(bytes, encoding)
  return whole || bytes.length
}

function wholeBytes(bytes: Uint8Array, encoding: Encoding): number {
  return bytes.lastIndexOf(LF) + 1 || (encoding === 'utf-8' ? wholeCharacters(bytes) : bytes.length)
}

function wholeUnits(bytes: Uint8Array, isBig: boolean): number {
  const [high, low] = isBig ? [0, 1] : [1, 0]
  const end = bytes.length & ~1
  for (let at = end - 2; at >= 0; at -= 2) if (bytes[at + low] === LF && bytes[at + high] === 0) return at + 2
  // The first half of a character stays with the second.
  return end > 0 && ((bytes[end - 2 + high] ?? 0) & 0xfc) === 0xd8 ? end - 2 : end
}
