import type { Resident } from './resident.ts'
import { hasLeft, shareName } from './resident.ts'

/**
 * Those of a household who moved in when the others had moved out: everybody who is still there was first seen after the last of
 * those who left, and has no name in common with any of them. Undefined when nobody left, or nobody of a name is there.
 */
export function laterFamily(residents: readonly Resident[]): readonly Resident[] | undefined {
  const gone = residents.filter(hasLeft)
  const there = residents.filter((resident) => !hasLeft(resident))
  if (gone.length === 0 || !there.some(({ names }) => names.size > 0)) return undefined
  const lastOfGone = Math.max(...gone.map(({ lastSeen }) => lastSeen))
  const isLater = (resident: Resident): boolean =>
    resident.firstSeen > lastOfGone && !gone.some((former) => shareName(former, resident))
  return there.every(isLater) ? there : undefined
}
