/**
 * Whether two texts differ by at most one error of typing: a letter more, less or other, or two neighbours exchanged (the
 * restricted Damerau–Levenshtein distance is at most 1). Linear, without a table.
 */
export function withinOneEdit(left: string, right: string): boolean {
  if (left === right) return true
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start += 1
  const rest = long.slice(start + 1)
  if (short.length < long.length) return short.slice(start) === rest
  if (short.slice(start + 1) === rest) return true
  return (
    short.charCodeAt(start) === long.charCodeAt(start + 1) &&
    short.charCodeAt(start + 1) === long.charCodeAt(start) &&
    short.slice(start + 2) === long.slice(start + 2)
  )
}
