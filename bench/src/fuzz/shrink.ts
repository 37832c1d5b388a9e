const ATTEMPTS_MAX = 400

/** Takes pieces away from an input as long as it still does the same: texts and bytes by halves, values by members. */
export async function shrink(input: unknown, stillDoes: (input: unknown) => Promise<boolean>): Promise<unknown> {
  let [small, attempts] = [input, 0]
  for (let changed = true; changed && attempts < ATTEMPTS_MAX; ) {
    changed = false
    for (const smaller of piecesOff(small)) {
      attempts += 1
      if (attempts >= ATTEMPTS_MAX) break
      if (!(await stillDoes(smaller))) continue
      small = smaller
      changed = true
      break
    }
  }
  return small
}

function* piecesOff(value: unknown): Generator<unknown> {
  if (typeof value === 'string' || value instanceof Uint8Array) {
    for (let size = Math.ceil(value.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let at = 0; at < value.length; at += size) yield without(value, at, size)
  } else if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) yield value.toSpliced(at, 1)
    for (const [at, item] of value.entries()) for (const smaller of piecesOff(item)) yield value.with(at, smaller)
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    for (const [name] of entries) yield Object.fromEntries(entries.filter(([each]) => each !== name))
    for (const [name, member] of entries)
      for (const smaller of piecesOff(member))
        yield Object.fromEntries(entries.map(([each, old]) => [each, each === name ? smaller : old]))
  }
}

function without(value: string | Uint8Array, at: number, size: number): string | Uint8Array {
  if (typeof value === 'string') return value.slice(0, at) + value.slice(at + size)
  return Buffer.concat([value.subarray(0, at), value.subarray(at + size)])
}
