import { decoderOf, SINGLE_BYTE, type SingleByte } from './encoding.ts'
import type { Origin } from './origin.ts'
import type { Survey } from './survey.ts'

/** A word of the file in each encoding that it may have been written in: a person sees at once which is right. */
export type LetterExample = Readonly<Record<SingleByte, string>>

/**
 * Words with letters that hang on the encoding, each different byte once or twice, at most `limit` (default 8). They come out of
 * people's data, so they are for the eyes of the user who has the file already: the caller shows them and keeps them nowhere.
 */
export async function letterExamples(origin: Origin, survey: Survey, limit = 8): Promise<readonly LetterExample[]> {
  if (survey.encodingBy === 'rule') return []
  const found: LetterExample[] = []
  const seen = new Map<number, number>()
  for await (const part of origin.chunks({ start: survey.markBytes })) {
    for (let at = 0; at < part.length && found.length < limit; at++) {
      const byte = part[at] ?? 0
      if (byte < 0x80 || (seen.get(byte) ?? 0) >= 2) continue
      let [start, end] = [at, at]
      while (start > 0 && isWord(part[start - 1])) start--
      while (end < part.length && isWord(part[end])) end++
      const word = part.subarray(start, end)
      for (const one of word) if (one >= 0x80) seen.set(one, (seen.get(one) ?? 0) + 1)
      if (word.length > 1 && word.length < 60) found.push(inEach(word))
      at = end
    }
    if (found.length >= limit) break
  }
  return found
}

/** Letters, also those of the upper half, and what joins parts of a name. */
const isWord = (byte = 0): boolean =>
  byte >= 0x80 || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 0x27 || byte === 0x2d

function inEach(word: Uint8Array): LetterExample {
  const entries = SINGLE_BYTE.map((encoding) => [encoding, decoderOf(encoding).decode(word)] as const)
  return Object.fromEntries(entries) as unknown as LetterExample
}
