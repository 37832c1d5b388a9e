import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../src/encoding/index.ts'
import type { Checkpoint, ReadNode } from '../../src/log/index.ts'
import { beginningOf, consistencyProof, contradicts, leafHash, rootOf } from '../../src/log/index.ts'

/** A log of these entries: any head of it, and the hash of any complete subtree. */
function logOf(entries: readonly string[]) {
  const leaves = entries.map((entry) => leafHash(utf8(entry)))
  const readNode: ReadNode = ({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
  const head = (size: number): Checkpoint => ({ origin: 'log', size, root: rootOf(leaves.slice(0, size)) })
  return { head, readNode }
}
const SIZE = 40
const entries = Array.from({ length: SIZE }, (_, index) => `entry ${index}`)
const honest = logOf(entries)
const sizes = fc
  .tuple(fc.integer({ min: 1, max: SIZE }), fc.integer({ min: 1, max: SIZE }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)

describe('two heads of one log', () => {
  test('that fork are proved to contradict each other, wherever they part [AUDI-32]', () => {
    fc.assert(
      fc.property(sizes, fc.nat(SIZE - 1), ([older, newer], at) => {
        fc.pre(at < older)
        const forked = logOf(entries.map((entry, index) => (index === at ? 'another' : entry)))
        const hashes = beginningOf(older, newer, forked.readNode)
        expect(contradicts(honest.head(older), forked.head(newer), hashes)).toBe(true)
        expect(contradicts(forked.head(newer), honest.head(older), hashes)).toBe(true)
      }),
    )
  })

  test('of which the larger extends the smaller are never shown to, with whatever hashes [AUDI-32]', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 })
    fc.assert(
      fc.property(sizes, fc.array(hash, { maxLength: 8 }), fc.nat(7), ([older, newer], random, cut) => {
        const [one, other] = [honest.head(older), honest.head(newer)]
        const true_ = beginningOf(older, newer, honest.readNode)
        for (const hashes of [true_, random, true_.slice(cut), [...true_, ...random], [...random, ...true_]])
          expect(contradicts(one, other, hashes)).toBe(false)
      }),
    )
  })

  test('show nothing by a proof that hashes to neither, by one of another tree, or by heads of two logs', () => {
    const forked = logOf(entries.map((entry, index) => (index === 3 ? 'another' : entry)))
    // What the honest tree gives does not hash to the forked head.
    expect(contradicts(honest.head(5), forked.head(9), beginningOf(5, 9, honest.readNode))).toBe(false)
    expect(contradicts(honest.head(5), forked.head(9), consistencyProof(5, 8, forked.readNode))).toBe(false)
    const elsewhere = { ...forked.head(9), origin: 'other' }
    expect(contradicts(honest.head(5), elsewhere, beginningOf(5, 9, forked.readNode))).toBe(false)
    expect(contradicts({ ...honest.head(1), size: 0 }, forked.head(9), [])).toBe(false)
    expect(contradicts(honest.head(9), forked.head(9), [new Uint8Array(32)])).toBe(false)
  })
})
