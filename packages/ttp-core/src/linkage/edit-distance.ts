/**
 * Whether two texts differ by at most one error of typing: a letter more, less or other, or two neighbours exchanged (the
 * restricted Damerau–Levenshtein distance is at most 1). Linear, without a table.
 */
export function withinOneEdit(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left.length, right.length] : [right.length, left.length]
  if (long - short > 1) return false
  // Counted from both ends rather than cut in pieces: asked for nearly every two values that are compared.
  let start = 0
  while (start < short && left.charCodeAt(start) === right.charCodeAt(start)) start += 1
  let end = 0
  while (end < short - start && left.charCodeAt(left.length - 1 - end) === right.charCodeAt(right.length - 1 - end))
    end += 1
  const between = long - start - end
  if (between <= 1) return true
  return (
    between === 2 &&
    short === long &&
    left.charCodeAt(start) === right.charCodeAt(start + 1) &&
    left.charCodeAt(start + 1) === right.charCodeAt(start)
  )
}
