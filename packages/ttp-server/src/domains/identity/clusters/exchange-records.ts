import type { Divisible, Division } from './divide-records.ts'
import { groupRecords } from './group-records.ts'

/**
 * Moves records of a division to the other part as long as less speaks for one person then: the sum of the weights between the parts
 * falls each time, the most at once first. The records of the seeds stay where they are, and what verdicts keep together moves as a whole.
 */
export function exchangeRecords(
  records: Divisible,
  seeds: readonly [first: number, second: number],
  [first, second]: Division,
): Division {
  const { marks, weightOf } = records
  const isSecond = marks.map((_, at) => second.includes(at))
  const groups = groupRecords(records)
    .map(({ members }) => members)
    .filter((members) => !seeds.some((seed) => members.includes(seed)))
  /** What the sum between the parts falls by when these go to the other part. */
  const gainOf = (members: readonly number[]): number => {
    let gain = 0
    for (const one of members)
      for (const other of [...first, ...second])
        if (!members.includes(other))
          gain += isSecond[one] === isSecond[other] ? -weightOf(one, other) : weightOf(one, other)
    return gain
  }
  // The sum falls with each move: no division comes twice. Rounding must not keep two in turn.
  for (let moves = 0; moves < marks.length * 2; moves += 1) {
    let most = GAIN_MIN
    let best: readonly number[] | undefined
    for (const members of groups) {
      const gain = gainOf(members)
      if (gain <= most) continue
      most = gain
      best = members
    }
    if (best === undefined) break
    for (const member of best) isSecond[member] = isSecond[member] !== true
  }
  const part = (side: boolean): number[] => [...marks.keys()].filter((at) => isSecond[at] === side)
  return [part(false), part(true)]
}

/** Bits: less is rounding. */
const GAIN_MIN = 1e-6
