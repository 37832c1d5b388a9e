import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../src/encoding/index.ts'
import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootFromNodes,
  rootOf,
  rootOfEdge,
  verifyConsistency,
  verifyInclusion,
} from '../../src/log/index.ts'
import { entries, entry, MapLog, mutations } from './fixture.ts'
import { path, proof as proofByRfc, treeHash } from './rfc6962-reference.ts'

const COMPLETE_UP_TO = 70

describe('known answers of the certificate-transparency test tree', () => {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  const hashes = leaves.map((hex) => leafHash(fromHex(hex)))
  const log = new MapLog()
  log.append(hashes)

  it('has the roots [AUDI-1]', () => {
    expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    for (const [index, root] of roots.entries()) expect(toHex(rootOf(hashes.slice(0, index + 1)))).toBe(root)
    expect(toHex(rootOfEdge(log.edge))).toBe(roots[7])
  })

  it.each([
    { size: 8, index: 0, want: ['96a296d2', '5f083f0a', '6b47aaf2'] },
    { size: 8, index: 5, want: ['bc1a0643', 'ca854ea1', 'd37ee418'] },
    { size: 3, index: 2, want: ['fac54203'] },
    { size: 5, index: 1, want: ['6e340b9c', '5f083f0a', 'bc1a0643'] },
  ])('proves leaf $index in $size', ({ size, index, want }) => {
    expect(inclusionProof(size, index, log.reader(size)).map((hash) => toHex(hash).slice(0, 8))).toEqual(want)
  })

  it.each([
    { from: 1, to: 8, want: ['96a296d2', '5f083f0a', '6b47aaf2'] },
    { from: 6, to: 8, want: ['0ebc5d34', 'ca854ea1', 'd37ee418'] },
    { from: 2, to: 5, want: ['5f083f0a', 'bc1a0643'] },
    { from: 1, to: 1, want: [] },
  ])('proves that $to extends $from', ({ from, to, want }) => {
    expect(consistencyProof(from, to, log.reader(to)).map((hash) => toHex(hash).slice(0, 8))).toEqual(want)
  })
})

describe('every tree up to 70 leaves', () => {
  const all = entries(COMPLETE_UP_TO)
  const log = MapLog.of(COMPLETE_UP_TO)
  const roots = Array.from({ length: COMPLETE_UP_TO + 1 }, (_, size) => treeHash(all.slice(0, size)))
  const root = (size: number): Uint8Array => roots[size] ?? emptyRoot()

  it('has the root of the RFC by all three ways', () => {
    for (let size = 1; size <= COMPLETE_UP_TO; size += 1) {
      const want = toHex(root(size))
      expect(toHex(rootOf(all.slice(0, size).map(leafHash)))).toBe(want)
      expect(toHex(rootOfEdge(MapLog.of(size).edge))).toBe(want)
      expect(toHex(rootFromNodes(size, log.reader(size)))).toBe(want)
    }
  })

  it('proves the inclusion of every leaf as the RFC does [AUDI-2]', () => {
    for (let size = 1; size <= COMPLETE_UP_TO; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(size, index, log.reader(size))
        expect(proof.map(toHex)).toEqual(path(index, all.slice(0, size)).map(toHex))
        verifyInclusion({ index, size, leaf: leafHash(entry(index)), proof, root: root(size) })
      }
    }
  })

  it('proves the consistency of every pair as the RFC does [AUDI-2]', () => {
    for (let newSize = 1; newSize <= COMPLETE_UP_TO; newSize += 1) {
      for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
        const proof = consistencyProof(oldSize, newSize, log.reader(newSize))
        expect(proof.map(toHex)).toEqual(proofByRfc(oldSize, all.slice(0, newSize)).map(toHex))
        verifyConsistency({ oldSize, newSize, oldRoot: root(oldSize), newRoot: root(newSize), proof })
      }
    }
  })

  it('refuses every other index, size, leaf and shape of proof [AUDI-3]', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const leaf = leafHash(entry(index))
        const good = { index, size, leaf, proof: inclusionProof(size, index, log.reader(size)), root: root(size) }
        const [first] = good.proof
        const bad = [
          { ...good, leaf: leafHash(entry(index + 1)) },
          { ...good, root: root(size + 1) },
          { ...good, index: size },
          { ...good, index: -1 },
          { ...good, index: index + 0.5 },
          { ...good, size: 0 },
          { ...good, proof: [...good.proof, leaf] },
          { ...good, proof: [leaf, ...good.proof] },
          { ...good, leaf: leaf.slice(1) },
          ...Array.from({ length: size }, (_, other) => ({ ...good, index: other })).filter((c) => c.index !== index),
          ...(first === undefined
            ? []
            : [
                { ...good, proof: good.proof.slice(1) },
                { ...good, proof: [] },
              ]),
          ...(good.proof.length < 2 ? [] : [{ ...good, proof: [...good.proof].reverse() }]),
        ]
        for (const claim of bad) expect(() => verifyInclusion(claim)).toThrow('LOG_INCLUSION_INVALID')
      }
    }
  })

  it('refuses every changed byte of a proof', () => {
    for (const [size, index] of [
      [7, 3],
      [8, 5],
      [13, 12],
      [64, 63],
      [65, 64],
      [70, 1],
    ] as const) {
      const proof = inclusionProof(size, index, log.reader(size))
      const good = { index, size, leaf: leafHash(entry(index)), proof, root: root(size) }
      for (const [place, hash] of proof.entries()) {
        for (const changed of mutations(hash)) {
          const claim = { ...good, proof: proof.with(place, changed) }
          expect(() => verifyInclusion(claim)).toThrow('LOG_INCLUSION_INVALID')
        }
      }
    }
    for (const [oldSize, newSize] of [
      [1, 2],
      [3, 7],
      [6, 8],
      [64, 65],
      [33, 70],
    ] as const) {
      const proof = consistencyProof(oldSize, newSize, log.reader(newSize))
      const good = { oldSize, newSize, oldRoot: root(oldSize), newRoot: root(newSize), proof }
      for (const [place, hash] of proof.entries()) {
        for (const changed of mutations(hash)) {
          const claim = { ...good, proof: proof.with(place, changed) }
          expect(() => verifyConsistency(claim)).toThrow('LOG_CONSISTENCY_INVALID')
        }
      }
    }
  })

  it('refuses false claims of consistency [AUDI-3]', () => {
    for (let newSize = 1; newSize <= 40; newSize += 1) {
      for (let oldSize = 1; oldSize <= newSize; oldSize += 1) {
        const proof = consistencyProof(oldSize, newSize, log.reader(newSize))
        const good = { oldSize, newSize, oldRoot: root(oldSize), newRoot: root(newSize), proof }
        const bad = [
          { ...good, oldRoot: root(oldSize + 1) },
          { ...good, newRoot: root(newSize + 1) },
          { ...good, oldSize: 0 },
          { ...good, oldSize: newSize + 1 },
          { ...good, oldSize: -1 },
          { ...good, newSize: Number.NaN },
          { ...good, proof: [...proof, root(1)] },
          { ...good, proof: [root(1), ...proof] },
          { ...good, newRoot: good.newRoot.slice(1) },
          ...(proof.length === 0
            ? []
            : [
                { ...good, proof: proof.slice(1) },
                { ...good, proof: proof.slice(0, -1) },
              ]),
        ]
        for (const claim of bad) expect(() => verifyConsistency(claim)).toThrow('LOG_CONSISTENCY_INVALID')
      }
    }
  })

  it('refuses size 0, whatever the root', () => {
    for (const newSize of [0, 1, 5]) {
      const claim = { oldSize: 0, newSize, oldRoot: emptyRoot(), newRoot: root(newSize), proof: [] }
      expect(() => verifyConsistency(claim)).toThrow('LOG_CONSISTENCY_INVALID')
      expect(() => consistencyProof(0, newSize, log.reader())).toThrow('LOG_INDEX_INVALID')
    }
    expect(() => inclusionProof(0, 0, log.reader())).toThrow('LOG_INDEX_INVALID')
    expect(() => inclusionProof(5, 5, log.reader())).toThrow('LOG_INDEX_INVALID')
    expect(() => consistencyProof(6, 5, log.reader())).toThrow('LOG_INDEX_INVALID')
  })
})

describe('larger trees', () => {
  const SIZE = 70_000
  const log = MapLog.of(SIZE)

  it('proves inclusion and consistency anywhere, at any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: SIZE }), fc.nat(), fc.nat(), (size, first, second) => {
        const [index, oldSize] = [first % size, 1 + (second % size)]
        const nodes = log.reader(size)
        const [root, oldRoot] = [rootFromNodes(size, nodes), rootFromNodes(oldSize, nodes)]
        const leaf = leafHash(entry(index))
        const proof = inclusionProof(size, index, nodes)
        verifyInclusion({ index, size, leaf, proof, root })
        expect(() => verifyInclusion({ index, size, leaf: nodeHash(leaf, leaf), proof, root })).toThrow()
        const extension = consistencyProof(oldSize, size, nodes)
        verifyConsistency({ oldSize, newSize: size, oldRoot, newRoot: root, proof: extension })
      }),
      { numRuns: 150 },
    )
  })

  it('walks the tree of 2^53 - 1 leaves without losing precision', () => {
    const size = Number.MAX_SAFE_INTEGER
    // All leaves alike, so that the hash of every complete subtree depends on its level alone.
    const byLevel: Uint8Array[] = [leafHash(entry(0))]
    for (let level = 1; level < 53; level += 1) {
      const below = byLevel[level - 1] ?? emptyRoot()
      byLevel.push(nodeHash(below, below))
    }
    const nodes = ({ level }: { level: number }): Uint8Array => byLevel[level] ?? emptyRoot()
    const root = rootFromNodes(size, nodes)
    for (const index of [0, 1, 2 ** 32, 2 ** 52 - 1, 2 ** 52, size - 2, size - 1]) {
      const proof = inclusionProof(size, index, nodes)
      verifyInclusion({ index, size, leaf: nodes({ level: 0 }), proof, root })
    }
    const oldSize = 2 ** 52 - 3
    const proof = consistencyProof(oldSize, size, nodes)
    verifyConsistency({ oldSize, newSize: size, oldRoot: rootFromNodes(oldSize, nodes), newRoot: root, proof })
  })
})
