import type { Divisible, Division } from './divide-records.ts'
import { groupRecords } from './group-records.ts'

/** How near two groups of records are, by the weights between them. */
export type Nearness = (weights: readonly number[]) => number

/** Mean of the odds, as bits: one pair that is surely one person's brings two groups together. */
export const byOdds: Nearness = (weights) =>
  Math.log2(Math.max(weights.reduce((sum, bits) => sum + 2 ** bits, 0) / weights.length, Number.MIN_VALUE))

/** Mean of the weights: what speaks against one person counts as what speaks for it. */
export const byBits: Nearness = (weights) => weights.reduce((sum, bits) => sum + bits, 0) / weights.length

/**
 * Divides records into two parts from below: the two groups that are nearest become one, and so on until two are left, the seeds never in one.
 * Of equals the two that hold the oldest records.
 * @returns Undefined when verdicts keep the two seeds together.
 */
export function gatherRecords(
  records: Divisible,
  seeds: readonly [first: number, second: number],
  nearness: Nearness,
): Division | undefined {
  const groups = groupRecords(records).map(({ members }) => [...members])
  const seedsOf = (members: readonly number[]): number => seeds.filter((seed) => members.includes(seed)).length
  if (groups.some((members) => seedsOf(members) > 1)) return undefined
  const near = (one: readonly number[], other: readonly number[]): number =>
    nearness(one.flatMap((left) => other.map((right) => records.weightOf(left, right))))
  const known = new Map<readonly number[], Map<readonly number[], number>>()
  const nearOf = (one: readonly number[], other: readonly number[]): number => {
    const row = known.get(one) ?? new Map<readonly number[], number>()
    known.set(one, row)
    const found = row.get(other) ?? near(one, other)
    row.set(other, found)
    return found
  }
  while (groups.length > 2) {
    let most = Number.NEGATIVE_INFINITY
    let best: readonly [number, number] | undefined
    for (const [at, one] of groups.entries()) {
      for (let where = at + 1; where < groups.length; where += 1) {
        const other = groups[where] as readonly number[]
        if (seedsOf(one) + seedsOf(other) > 1) continue
        const found = nearOf(one, other)
        if (best !== undefined && found <= most) continue
        most = found
        best = [at, where]
      }
    }
    if (best === undefined) break
    const [one, other] = best
    groups.splice(one, 1, [...(groups[one] ?? []), ...(groups[other] ?? [])])
    groups.splice(other, 1)
  }
  const partOf = (seed: number): number[] =>
    (groups.find((members) => members.includes(seed)) ?? []).toSorted((left, right) => left - right)
  return [partOf(seeds[0]), partOf(seeds[1])]
}
