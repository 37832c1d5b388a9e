import type { Readable } from 'node:stream'

const SEPARATORS: Readonly<Record<string, string>> = { '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** A value as one line of JSON. The separators of Unicode are escaped: many readers take them for the end of a line. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (separator) => SEPARATORS[separator] ?? separator)
}

/** The lines of a stream of UTF-8, parted by U+000A alone; a last line without one counts too. */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  input.setEncoding('utf8')
  let held = ''
  for await (const chunk of input) {
    const parts = `${held}${String(chunk)}`.split('\n')
    held = parts.pop() ?? ''
    yield* parts
  }
  if (held !== '') yield held
}
