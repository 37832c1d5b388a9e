import type { Group } from './group-records.ts'
import { groupRecords } from './group-records.ts'

/** The records of one person as a division needs them: by position, the oldest first. */
export interface Divisible {
  /** Marks (fingerprints as text) of the records. */
  readonly marks: readonly string[]
  /** Pairs of marks that a reviewer found to be one person's; marks of records that are not here say nothing. */
  readonly together: readonly (readonly [string, string])[]
  /** Weight of two records in bits; symmetric. */
  readonly weightOf: (left: number, right: number) => number
}

/** Positions of the records of either part, ascending; the first part holds the first seed. */
export type Division = readonly [first: readonly number[], second: readonly number[]]

/**
 * Divides records into two parts given two of them that must be apart: the record that leans most to one part goes there first,
 * by the mean of its odds with all that is in either part, and so on; what leans to neither goes with the first seed. Odds, not bits: who
 * shares a mailbox with one record is not of the other part because many records of his own tell no mailbox. Records that verdicts
 * keep together stay so. The same records give the same parts.
 * @returns Undefined when verdicts keep the two seeds together.
 */
export function divideRecords(
  records: Divisible,
  seeds: readonly [first: number, second: number],
): Division | undefined {
  const { weightOf } = records
  const groups = groupRecords(records)
  const [first, second] = seeds.map((seed) => groups.find(({ members }) => members.includes(seed)))
  if (first === undefined || second === undefined || first === second) return undefined
  const parts: [number[], number[]] = [[...first.members], [...second.members]]
  const rest = new Set(groups.filter((group) => group !== first && group !== second))
  const tell = (side: 0 | 1, added: readonly number[]): void => {
    for (const group of rest)
      for (const member of group.members) for (const one of added) group.sums[side] += 2 ** weightOf(member, one)
  }
  tell(0, parts[0])
  tell(1, parts[1])
  while (rest.size > 0) {
    const [next, side] = surest(rest, parts)
    rest.delete(next)
    parts[side].push(...next.members)
    tell(side, next.members)
  }
  return [parts[0].sort(ascending), parts[1].sort(ascending)]
}

const ascending = (left: number, right: number): number => left - right

/** The group that leans most to one part; of equals the one of the oldest record. */
function surest(rest: ReadonlySet<Group>, parts: readonly [readonly number[], readonly number[]]): [Group, 0 | 1] {
  let found: Group | undefined
  let foundLean = 0
  for (const group of rest) {
    const size = group.members.length
    const lean = bitsOf(group.sums[0] / (size * parts[0].length)) - bitsOf(group.sums[1] / (size * parts[1].length))
    if (found !== undefined && Math.abs(lean) <= Math.abs(foundLean)) continue
    found = group
    foundLean = lean
  }
  if (found === undefined) throw new RangeError('nothing is left to divide')
  return [found, foundLean < 0 ? 1 : 0]
}

function bitsOf(odds: number): number {
  return Math.log2(Math.max(odds, Number.MIN_VALUE))
}
