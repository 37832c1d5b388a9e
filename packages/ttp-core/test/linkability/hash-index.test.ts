import { describe, expect, it } from 'vitest'
import { hashJoined, hashText } from '../../src/linkability/hash.ts'
import { HashIndex } from '../../src/linkability/hash-index.ts'

describe('an index of hashes', () => {
  it('gives each hash the position in which it came, as a map would', () => {
    const index = new HashIndex()
    const map = new Map<number, number>()
    for (let at = 0; at < 20_000; at++) {
      const hash = at === 7 ? 0 : hashText(`text ${at % 9_000}`)
      const position = map.get(hash) ?? map.size
      map.set(hash, position)
      expect(index.place(hash)).toBe(position)
    }
    expect(index.size).toBe(map.size)
    for (const [hash, position] of map) expect([index.find(hash), index.hashAt(position)]).toEqual([position, hash])
    expect(index.find(hashText('never came'))).toBe(-1)
  })

  it('keeps the order of what stays, forgets the rest, and takes it anew', () => {
    const index = new HashIndex()
    const hashes = Array.from({ length: 1_000 }, (_, at) => hashText(`text ${at}`))
    for (const hash of hashes) index.place(hash)
    const moves: [number, number][] = []
    index.retain(
      (position) => position % 3 === 0,
      (from, to) => moves.push([from, to]),
    )
    expect(index.size).toBe(334)
    expect(moves).toEqual(Array.from({ length: 334 }, (_, to) => [to * 3, to]))
    expect(hashes.map((hash) => index.find(hash))).toEqual(hashes.map((_, at) => (at % 3 === 0 ? at / 3 : -1)))
    expect(index.place(hashes[1] ?? 0)).toBe(334)
  })
})

describe('the hash of texts', () => {
  it('joined is that of the joined text', () => {
    for (const texts of [[], [''], ['a'], ['a', ''], ['', 'a', ''], ['één', '😀', 'x'.repeat(300)]])
      expect(hashJoined(texts, 0x1f)).toBe(hashText(texts.join('\u001f')))
  })
})
