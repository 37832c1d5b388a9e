import { createHash } from 'node:crypto'

/**
 * RFC 6962 section 2.1 written down literally, on entries, to compare the library with. The merging of proofs follows the
 * text of the RFC, not the library's way of walking.
 */
export type Entries = readonly Uint8Array[]

export function hash(...parts: Uint8Array[]): Uint8Array {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return new Uint8Array(digest.digest())
}

/** The largest power of two smaller than n. */
function k(n: number): number {
  let power = 1
  while (power << 1 < n) power <<= 1
  return power
}

/** MTH(D[n]) */
export function treeHash(entries: Entries): Uint8Array {
  const [first] = entries
  if (first === undefined) return hash()
  if (entries.length === 1) return hash(Uint8Array.of(0), first)
  const split = k(entries.length)
  return hash(Uint8Array.of(1), treeHash(entries.slice(0, split)), treeHash(entries.slice(split)))
}

/** PATH(m, D[n]) */
export function path(m: number, entries: Entries): Uint8Array[] {
  if (entries.length === 1) return []
  const split = k(entries.length)
  return m < split
    ? [...path(m, entries.slice(0, split)), treeHash(entries.slice(split))]
    : [...path(m - split, entries.slice(split)), treeHash(entries.slice(0, split))]
}

/** PROOF(m, D[n]) */
export function proof(m: number, entries: Entries): Uint8Array[] {
  return subproof(m, entries, true)
}

function subproof(m: number, entries: Entries, known: boolean): Uint8Array[] {
  if (m === entries.length) return known ? [] : [treeHash(entries)]
  const split = k(entries.length)
  return m <= split
    ? [...subproof(m, entries.slice(0, split), known), treeHash(entries.slice(split))]
    : [...subproof(m - split, entries.slice(split), false), treeHash(entries.slice(0, split))]
}
