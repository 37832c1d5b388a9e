import { createHash } from 'node:crypto'

/** Consecutive pieces of the SHAKE-128 stream of a text, so that every implementation can make the same inputs. */
export function pieces(seed: string, count: number, length: number): Uint8Array[] {
  const stream = createHash('shake128', { outputLength: count * length })
    .update(seed)
    .digest()
  return Array.from(
    { length: count },
    (_, index) => new Uint8Array(stream.subarray(index * length, (index + 1) * length)),
  )
}

/** SHA-256 over many outputs, each followed by a newline. */
export function accumulate(outputs: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const output of outputs) hash.update(`${output}\n`)
  return hash.digest('hex')
}
