/** Sounds that words of a language are composed of. */
export interface Syllables {
  readonly onsets: readonly string[]
  readonly nuclei: readonly string[]
  readonly codas: readonly string[]
  readonly endings: readonly string[]
}

/** The composed word of a number; words of near numbers have little in common. Repeats after as many as can be composed. */
export function composedWord(number: number, { onsets, nuclei, codas, endings }: Syllables): string {
  // Mixed radix: the ending changes fastest, and each digit is shifted by the ones before it.
  let rest = number
  const take = (list: readonly string[], shift: number): readonly [string, number] => {
    const digit = rest % list.length
    rest = Math.floor(rest / list.length)
    return [list[(digit + shift) % list.length] ?? '', digit]
  }
  const [ending, first] = take(endings, 0)
  const [onset, second] = take(onsets, first * 7)
  const [nucleus, third] = take(nuclei, first + second * 3)
  const [coda] = take(codas, second + third * 5)
  return capital(onset + nucleus + coda + ending)
}

export const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
