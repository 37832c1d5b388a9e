const READABLE = /^[a-z]{2,10}_[ph]1([02-9ac-hj-np-z]{5})/
const SYMBOLS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const BITS_PER_SYMBOL = 5

/**
 * The epoch that stands in a printed pseudonym, in lower case; 0 for a text that has none. Reads five symbols and checks nothing:
 * a table of millions is sorted by it.
 */
export function epochOf(text: string): number {
  const symbols = READABLE.exec(text)?.[1]
  if (symbols === undefined) return 0
  let bits = 0
  for (const symbol of symbols) bits = (bits << BITS_PER_SYMBOL) | SYMBOLS.indexOf(symbol)
  // 25 bits: 8 of the mode, 16 of the epoch, one of what follows.
  return (bits >> 1) & 0xffff
}
