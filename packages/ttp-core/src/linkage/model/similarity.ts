const PREFIX_MAX = 4
const PREFIX_SCALE = 0.1
/** Names are short: which letters were taken is marked in one place, not in a new one for each of thousands of pairs. */
const SCRATCH = 64
const scratch = new Uint8Array(SCRATCH)

/**
 * Jaro-Winkler similarity of two texts, 0 to 1: the share of letters that stand near their like, with an eye on the beginning.
 * Symmetric.
 */
export function similarity(left: string, right: string): number {
  if (left === right) return 1
  // Which letters pair up depends on where one begins: always with the same text.
  const jaro = left < right ? jaroOf(left, right) : jaroOf(right, left)
  let prefix = 0
  const most = Math.min(PREFIX_MAX, left.length, right.length)
  while (prefix < most && left.charCodeAt(prefix) === right.charCodeAt(prefix)) prefix += 1
  return jaro + prefix * PREFIX_SCALE * (1 - jaro)
}

function jaroOf(left: string, right: string): number {
  if (left.length === 0 || right.length === 0) return 0
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = right.length <= SCRATCH ? scratch.fill(0, 0, right.length) : new Uint8Array(right.length)
  let matched = ''
  for (let index = 0; index < left.length; index += 1) {
    const end = Math.min(right.length, index + reach + 1)
    for (let other = Math.max(0, index - reach); other < end; other += 1) {
      if (taken[other] === 1 || left.charCodeAt(index) !== right.charCodeAt(other)) continue
      taken[other] = 1
      matched += left.charAt(index)
      break
    }
  }
  const count = matched.length
  if (count === 0) return 0
  let moved = 0
  let at = 0
  for (let other = 0; other < right.length; other += 1) {
    if (taken[other] !== 1) continue
    if (right.charCodeAt(other) !== matched.charCodeAt(at)) moved += 1
    at += 1
  }
  return (count / left.length + count / right.length + (count - moved / 2) / count) / 3
}

/** Share of the longer text's letters that the other has too, wherever they stand. */
export function commonLetters(left: string, right: string): number {
  const rest = [...left]
  let common = 0
  for (const letter of right) {
    const at = rest.indexOf(letter)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return common / Math.max(left.length, right.length)
}
