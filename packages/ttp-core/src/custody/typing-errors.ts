const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const
/** What the checksum of bech32m comes to (BIP 350). */
const WHOLE = 0x2bc830a3
const SEPARATOR = '1'
/** Up to this many characters after the separator, any two words differ in five places: two mistakes have one explanation. */
const LOCATABLE_MAX = 89

/**
 * The characters at which a bech32m text in lower case was mistyped, counted from 1: those that no such text has, else the one or
 * two whose change makes the checksum whole. Empty when there are more mistakes, or none.
 */
export function findTypingErrors(text: string): number[] {
  const start = text.lastIndexOf(SEPARATOR) + 1
  const values = Array.from(text.slice(start), (character) => ALPHABET.indexOf(character))
  const strange = values.flatMap((value, index) => (value < 0 ? [start + index + 1] : []))
  if (strange.length > 0 || start < 2 || values.length > LOCATABLE_MAX) return strange
  const codes = Array.from(text.slice(0, start - 1), (character) => character.charCodeAt(0))
  const whole = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...values]
  const syndrome = whole.reduce(step, 1) ^ WHOLE
  return syndrome === 0 ? [] : explain(syndrome, values.length).map((index) => start + index + 1)
}

/** The checksum is linear: what a wrong character adds to it depends on its place and the difference alone. */
function explain(syndrome: number, length: number): number[] {
  const places = new Map<number, number>()
  for (let difference = 1; difference < 32; difference += 1) {
    let added = difference
    for (let index = length - 1; index >= 0; index -= 1) {
      places.set(added, index)
      added = step(added, 0)
    }
  }
  const single = places.get(syndrome)
  if (single !== undefined) return [single]
  for (const [added, first] of places) {
    const second = places.get(syndrome ^ added)
    if (second !== undefined) return [first, second].sort((left, right) => left - right)
  }
  return []
}

/** One step of the checksum of bech32 (BIP 173). */
function step(checked: number, value: number): number {
  let result = ((checked & 0x1ffffff) << 5) ^ value
  const top = checked >>> 25
  for (const [bit, generator] of GENERATORS.entries()) if ((top >>> bit) & 1) result ^= generator
  return result
}
