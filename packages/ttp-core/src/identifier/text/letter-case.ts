const CASED = /[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0586\u1e00-\u1fff]/

/** First letter upper, rest lower, with the Dutch IJ, Mc and O' rules; scripts without case stay. */
export function capitaliseWord(word: string): string {
  const lower = lowerCase(word)
  const at = lower.search(CASED)
  if (at < 0) return lower
  if (lower.startsWith('ij', at)) return `${lower.slice(0, at)}IJ${lower.slice(at + 2)}`
  if (/^mc[a-z]{3,}$/.test(lower)) return `Mc${upperFirst(lower.slice(2))}`
  if (/^[odln]'[a-z\u00c0-\u024f]{2,}/.test(lower))
    return `${upperFirst(lower.slice(0, 1))}'${upperFirst(lower.slice(2))}`
  return lower.slice(0, at) + upperFirst(lower.slice(at))
}

/** Lower case without the stray dot that the Turkish capital İ would leave. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  return lower.includes('i\u0307') ? lower.replaceAll('i\u0307', 'i') : lower
}

function upperFirst(text: string): string {
  const first = text.charAt(0)
  const upper = first.toUpperCase()
  return upper.length === 1 ? upper + text.slice(1) : text
}

/**
 * Capitalises every word and every part of a hyphenated word, but leaves particles ("de", "'t", "aan") small unless they
 * stand first.
 * @param isParticle decides on a lower-case word.
 */
export function capitaliseWords(text: string, isParticle: (word: string) => boolean): string {
  let first = true
  return text.replace(/[^ \-()/"]+/g, (word) => {
    const lower = lowerCase(word)
    if (!first && /^[dl]'[^']/.test(lower) && isParticle(lower.slice(0, 2))) {
      return lower.slice(0, 2) + capitaliseWord(lower.slice(2))
    }
    const small = lower === "'t" || lower === "'s" || (!first && isParticle(lower))
    first = false
    return small ? lower : capitaliseWord(word)
  })
}
