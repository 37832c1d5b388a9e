/** How the two lanes of a hash begin, and by what each is multiplied after a unit was mixed into it by exclusive or. */
export const HASH_LANES: readonly [number, number] = [0xdeadbeef, 0x41c6ce57]
export const HASH_MULTIPLIERS: readonly [number, number] = [2654435761, 1597334677]

/**
 * Hash of a text for counting, below 2^53: no secret and no protection, never stored and never sent. Two lanes take the UTF-16 units
 * of the text in turn; the multipliers are those of xxHash and MurmurHash3.
 */
export function hashText(text: string): number {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    first = Math.imul(first ^ unit, 2654435761)
    second = Math.imul(second ^ unit, 1597334677)
  }
  return mixLanes(first, second)
}

/** The hash of texts joined by one UTF-16 unit, without joining them: that of `hashText(texts.join(between))`. */
export function hashJoined(texts: readonly string[], between: number): number {
  let first = 0xdeadbeef
  let second = 0x41c6ce57
  for (let index = 0; index < texts.length; index++) {
    if (index > 0) {
      first = Math.imul(first ^ between, 2654435761)
      second = Math.imul(second ^ between, 1597334677)
    }
    const text = texts[index] ?? ''
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      first = Math.imul(first ^ unit, 2654435761)
      second = Math.imul(second ^ unit, 1597334677)
    }
  }
  return mixLanes(first, second)
}

/** Ends a hash: of its two lanes one number. For whoever takes the units of a text himself. */
export function mixLanes(one: number, other: number): number {
  const first = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  const second = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
  return (second & 0x1fffff) * 0x100000000 + (first >>> 0)
}

/** Zero bits in front of the low half of a hash: one text in 2^n has n of them or more. */
export function levelOf(hash: number): number {
  return Math.clz32(hash)
}
