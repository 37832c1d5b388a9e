import { type RandomBelow, shuffleInPlace } from '@sluis/ttp-core/supplier'
import type { Bucket, Spill } from '../../state/storage.ts'
import { cryptoRandom } from './random.ts'

/** How much is shuffled in memory and into how many buckets the rest goes. */
export interface ShuffleOptions {
  /** Where lines are set aside, used only above `inMemory` lines. */
  readonly spill: Spill
  readonly random?: RandomBelow
  /** Lines, default 20,000. */
  readonly inMemory?: number
  /** Default 128: with the default above, a file of four million rows is scattered once. */
  readonly buckets?: number
}

/**
 * The lines in uniformly random order, in bounded memory. Up to `inMemory` lines are shuffled as they are; more go each to a
 * bucket drawn at random, and the buckets are shuffled one after the other: every permutation is equally likely, because the
 * buckets are drawn independently and each is shuffled uniformly. A bucket that is still too large is scattered again.
 */
export async function* shuffleLines(
  batches: AsyncIterable<readonly string[]>,
  options: ShuffleOptions,
): AsyncGenerator<string[]> {
  const { spill, random = cryptoRandom, inMemory = 20_000, buckets: width = 128 } = options
  let held: string[] = []
  let buckets: Bucket[] | undefined
  try {
    for await (const batch of batches) {
      if (!buckets) {
        for (const line of batch) held.push(line)
        if (held.length <= inMemory) continue
        buckets = await Promise.all(Array.from({ length: width }, () => spill.bucket()))
        await scatter(held, buckets, random)
        held = []
      } else await scatter(batch, buckets, random)
    }
    if (!buckets) {
      if (held.length > 0) yield shuffleInPlace(held, random)
      return
    }
    for (const bucket of buckets) {
      yield* gather(bucket, { ...options, random, inMemory, buckets: width })
      await bucket.destroy()
    }
  } finally {
    for (const bucket of buckets ?? []) await bucket.destroy()
  }
}

async function scatter(lines: readonly string[], buckets: readonly Bucket[], random: RandomBelow): Promise<void> {
  for (const line of lines) {
    const bucket = buckets[random(buckets.length)]
    if (bucket?.add(line)) await bucket.flush()
  }
}

async function* gather(bucket: Bucket, options: Required<ShuffleOptions>): AsyncGenerator<string[]> {
  if (bucket.lines > options.inMemory) {
    yield* shuffleLines(bucket.read(), options)
    return
  }
  const lines: string[] = []
  for await (const block of bucket.read()) for (const line of block) lines.push(line)
  if (lines.length > 0) yield shuffleInPlace(lines, options.random)
}
