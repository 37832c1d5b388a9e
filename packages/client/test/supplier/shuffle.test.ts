import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shuffleInPlace } from '@sluis/ttp-core/supplier'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memorySpill } from '../../src/state/memory-bucket.ts'
import { diskSpill } from '../../src/state/node/folder-storage.ts'
import { cryptoRandom } from '../../src/supplier/send/random.ts'
import { type ShuffleOptions, shuffleLines } from '../../src/supplier/send/shuffle.ts'
import { temporaryFolder } from './sample-file.ts'

async function* batches(lines: readonly string[], size: number): AsyncGenerator<string[]> {
  for (let start = 0; start < lines.length; start += size) yield lines.slice(start, start + size)
}
async function shuffled(
  lines: readonly string[],
  options: Omit<ShuffleOptions, 'spill'>,
  batch = 7,
): Promise<string[]> {
  const all: string[] = []
  for await (const some of shuffleLines(batches(lines, batch), {
    spill: diskSpill(join(temporaryFolder(), 'buckets')),
    ...options,
  }))
    all.push(...some)
  return all
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))

describe('shuffleLines', () => {
  it('is a permutation: in memory, over buckets, and over buckets of buckets [DELI-2]', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => JSON.stringify(text)),
          { maxLength: 60 },
        ),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 20 }),
        async (lines, inMemory, buckets, batch) => {
          expect((await shuffled(lines, { inMemory, buckets }, batch)).sort()).toEqual([...lines].sort())
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['in memory', 100],
    ['over buckets', 3],
    ['over buckets of buckets', 1],
  ])('gives every order as often as every other: %s [DELI-2]', async (_, inMemory) => {
    // 24 orders of four lines; chi-squared with 23 degrees of freedom passes 60 less than once in 30,000 runs.
    const runs = 2_400
    const seen = new Map<string, number>()
    // The order of the lines knows nothing of where they are set aside: here in memory, so that thousands of runs are soon made.
    for (let run = 0; run < runs; run++) {
      let order = ''
      for await (const some of shuffleLines(batches(numbered(4), 4), {
        spill: memorySpill,
        inMemory,
        buckets: 2,
      }))
        order += some.join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(24)
    const expected = runs / 24
    const chiSquared = [...seen.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chiSquared).toBeLessThan(60)
  })

  it('writes what it sets aside encrypted, and leaves nothing [DELI-3]', async () => {
    const folder = join(temporaryFolder(), 'buckets')
    const lines = numbered(3_000).map((number) =>
      JSON.stringify({ email: `bezoeker-${number}@voorbeeld.nl`, filler: 'x'.repeat(80) }),
    )
    let looked = 0
    for await (const _ of shuffleLines(batches(lines, 100), { spill: diskSpill(folder), inMemory: 100, buckets: 4 })) {
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name)).toString('latin1')
        expect(bytes).not.toContain('voorbeeld')
        expect(bytes).not.toContain('filler')
        looked += bytes.length
      }
    }
    expect(looked).toBeGreaterThan(100_000)
    expect(readdirSync(folder)).toEqual([])
  })

  it('removes what it set aside when the reader gives up or the file fails [DELI-3]', async () => {
    const folder = join(temporaryFolder(), 'buckets')
    for await (const _ of shuffleLines(batches(numbered(500), 10), {
      spill: diskSpill(folder),
      inMemory: 10,
      buckets: 3,
    }))
      break
    expect(readdirSync(folder)).toEqual([])
    async function* failing(): AsyncGenerator<string[]> {
      yield numbered(500)
      throw new Error('the file ended badly')
    }
    const read = async (): Promise<void> => {
      for await (const _ of shuffleLines(failing(), { spill: diskSpill(folder), inMemory: 10, buckets: 3 }));
    }
    await expect(read()).rejects.toThrow('the file ended badly')
    expect(readdirSync(folder)).toEqual([])
  })

  it('touches no disk while the rows fit in memory', async () => {
    const folder = join(temporaryFolder(), 'buckets')
    for await (const _ of shuffleLines(batches(numbered(50), 10), { spill: diskSpill(folder), inMemory: 50 }));
    expect(existsSync(folder)).toBe(false)
  })
})

describe('shuffleInPlace', () => {
  it('asks for randomness of the right sizes [DELI-2]', () => {
    const asked: number[] = []
    shuffleInPlace(numbered(5), (n) => {
      asked.push(n)
      return cryptoRandom(n)
    })
    expect(asked).toEqual([5, 4, 3, 2])
  })
})
