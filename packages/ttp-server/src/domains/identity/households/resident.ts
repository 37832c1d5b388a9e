/** Who lives or lived at an address. Days count from 1970. */
export interface Resident {
  /** Number of the person. */
  readonly id: Uint8Array
  /** Tokens of the parts of the family name; none for somebody without a name. */
  names: ReadonlySet<string>
  firstSeen: number
  lastSeen: number
  /** Day on which the person was first seen at the newest of the other addresses; undefined without any. */
  elsewhereSince: number | undefined
}

/** Seen elsewhere for the first time after having been seen here for the last time. */
export function hasLeft({ lastSeen, elsewhereSince }: Resident): boolean {
  return elsewhereSince !== undefined && elsewhereSince > lastSeen
}

/** Whether two people have a part of the family name in common. */
export function shareName(
  { names: left }: Pick<Resident, 'names'>,
  { names: right }: Pick<Resident, 'names'>,
): boolean {
  for (const name of left) if (right.has(name)) return true
  return false
}
