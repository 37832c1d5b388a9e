import type { Resident } from './resident.ts'
import { hasLeft, shareName } from './resident.ts'

/** As many family names under one roof are no family. */
const NAMES_MIN = 5
/** As many people are none either, whatever they are called. */
const PERSONS_MIN = 25
/** Whoever was not seen for so long need not live there any more. */
const PRESENT_DAYS = 366

/** Whether an address is a student house, a care home, a reception: told by how many live there at one time, and their names. */
export function isCollective(residents: readonly Resident[], today: number): boolean {
  const present = residents.filter((resident) => !hasLeft(resident) && today - resident.lastSeen <= PRESENT_DAYS)
  return present.length >= PERSONS_MIN || countFamilies(present) >= NAMES_MIN
}

/** Groups of people who have names in common, directly or by others. Who has no name counts for nobody. */
function countFamilies(residents: readonly Resident[]): number {
  const families: Resident[][] = []
  for (const resident of residents) {
    if (resident.names.size === 0) continue
    const [own, others]: [Resident[], Resident[][]] = [[resident], []]
    for (const family of families) {
      if (family.some((member) => shareName(member, resident))) own.push(...family)
      else others.push(family)
    }
    families.splice(0, families.length, ...others, own)
  }
  return families.length
}
