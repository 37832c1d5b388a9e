import type { FieldResult, IdentityField, NormalisationOptions } from '../identifier/fields.ts'
import { canonicaliseField } from '../identifier/index.ts'
import type { Fields } from './fields.ts'
import { list, number, text } from './input.ts'
import { accumulate, pieces } from './stream.ts'

interface Part {
  readonly field: IdentityField
  readonly separators: readonly string[]
  readonly pieces: readonly string[]
}

/** What each input is made of: 16 bytes that choose from the lists of one field. */
const BYTES = 16

/** SHA-256 over the results of many inputs that the SHAKE-128 stream of a text chooses. */
export function canonicaliseMany(input: Fields, options: NormalisationOptions): string {
  const parts = list(input, 'parts') as unknown as readonly Part[]
  return accumulate(lines(text(input, 'stream'), number(input, 'count'), parts, options))
}

function* lines(
  stream: string,
  count: number,
  parts: readonly Part[],
  options: NormalisationOptions,
): Generator<string> {
  for (const bytes of pieces(stream, count, BYTES)) {
    const part = pick(parts, bytes[0] ?? 0)
    yield `${part.field}\t${shown(canonicaliseField(part.field, compose(part, bytes), options))}`
  }
}

function compose({ separators, pieces: words }: Part, bytes: Uint8Array): string {
  const at = (index: number): number => bytes[index] ?? 0
  let made = ''
  for (let piece = 0; piece <= at(1) % 4; piece += 1) {
    if (piece > 0) made += pick(separators, at(9 + piece))
    made += pick(words, at(2 + 2 * piece) * 256 + at(3 + 2 * piece))
  }
  if (at(15) % 4 === 1) return made.toUpperCase()
  return at(15) % 4 === 2 ? made.toLowerCase() : made
}

function pick<T>(from: readonly T[], number: number): T {
  const found = from[number % from.length]
  if (found === undefined) throw new Error('an empty list has nothing to pick')
  return found
}

function shown(result: FieldResult): string {
  if ('error' in result) return `!${result.error}\t`
  return `${'value' in result ? `=${result.value}` : '-'}\t${result.changes.join(',')}`
}
