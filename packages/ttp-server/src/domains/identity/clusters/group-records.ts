import type { Divisible } from './divide-records.ts'

/** Records that a reviewer's verdicts keep together. */
export interface Group {
  readonly members: readonly number[]
  /** Sums of the odds with the records of either part so far. */
  readonly sums: [number, number]
}

/** Records by what verdicts keep together, in the order of their oldest. */
export function groupRecords({ marks, together }: Divisible): Group[] {
  const leader = marks.map((_, position) => position)
  const find = (position: number): number => {
    let current = position
    for (let next = leader[current]; next !== undefined && next !== current; next = leader[current]) current = next
    return current
  }
  for (const [left, right] of together) {
    const [one, other] = [marks.indexOf(left), marks.indexOf(right)]
    if (one < 0 || other < 0) continue
    const [a, b] = [find(one), find(other)]
    leader[Math.max(a, b)] = Math.min(a, b)
  }
  const groups = new Map<number, number[]>()
  for (const position of marks.keys()) {
    const known = groups.get(find(position))
    if (known === undefined) groups.set(find(position), [position])
    else known.push(position)
  }
  return [...groups.values()].map((members) => ({ members, sums: [0, 0] }))
}
