const MARK_LENGTH = 16
const BITS_MIN = 128
const BITS_MAX = 65_536
/** Bits a mark: of a chunk in which a mark does not stand, fewer than one in a hundred has to be read. */
const BITS_PER_MARK = 16

/** Three numbers from 0 to 65,535 that a mark gives: marks are keyed hashes, any of their bytes are as random as any. */
export function probesOf(mark: Uint8Array): readonly [number, number, number] {
  const probe = (at: number): number => (mark[at] ?? 0) * 256 + (mark[at + 1] ?? 0)
  return [probe(0), probe(2), probe(4)]
}

/**
 * A Bloom filter over marks (16 bytes each, one after the other; zeros are none): every mark's three bits are one, modulo the
 * length. Bit 0 is the lowest of the first byte, as PostgreSQL's `get_bit` has it.
 */
export function filterOf(marks: Uint8Array): Uint8Array {
  let bits = BITS_MIN
  while (bits < BITS_MAX && bits < (marks.length / MARK_LENGTH) * BITS_PER_MARK) bits *= 2
  const filter = new Uint8Array(bits / 8)
  for (let at = 0; at < marks.length; at += MARK_LENGTH) {
    const mark = marks.subarray(at, at + MARK_LENGTH)
    if (mark.every((byte) => byte === 0)) continue
    for (const probe of probesOf(mark)) {
      const bit = probe % bits
      filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7))
    }
  }
  return filter
}

/**
 * Chunks whose filter may hold one of some marks: to be joined to `identity.chunk_record c`. The filter is read once a chunk.
 * @param first Number of the first of three parameters: the values of `probeColumns`.
 */
export function mayHold(first: number): { readonly join: string; readonly where: string } {
  const bit = (column: number): string =>
    `get_bit(m.bits, ($${first + column}::int[])[i] & (8 * octet_length(m.bits) - 1)) = 1`
  return {
    join: "cross join lateral (select c.filter || ''::bytea as bits offset 0) m",
    where: `exists (select from generate_subscripts($${first}::int[], 1) i where ${bit(0)} and ${bit(1)} and ${bit(2)})`,
  }
}

/** The three parameters of `mayHold`. */
export function probeColumns(marks: readonly Uint8Array[]): readonly [number[], number[], number[]] {
  const probes = marks.map(probesOf)
  return [probes.map(([one]) => one), probes.map(([, two]) => two), probes.map(([, , three]) => three)]
}
