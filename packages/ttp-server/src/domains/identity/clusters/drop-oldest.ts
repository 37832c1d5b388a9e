import type { Profile } from '../vault/profile.ts'

/** Most records that a profile keeps: who has more is a desk or a bot, and the values stay counted. */
export const RECORDS_MAX = 64

/** Makes room for one more record. Institutions that no record is of any more go with the oldest. */
export function dropOldest(profile: Profile): void {
  keepLatest(profile, RECORDS_MAX - 1)
  if (profile.institutions.length < RECORDS_MAX) return
  const used = new Set(profile.records.map((entry) => entry[1]))
  const kept = profile.institutions.flatMap((institution, position) =>
    used.has(position) ? [{ institution, position }] : [],
  )
  const moved = new Map(kept.map(({ position }, index) => [position, index]))
  profile.institutions.splice(0, profile.institutions.length, ...kept.map(({ institution }) => institution))
  for (const entry of profile.records) entry[1] = moved.get(entry[1]) ?? 0
}

/** Leaves so many records in a profile: the oldest go first, those that a verdict names last. */
export function keepLatest({ records, together }: Profile, most: number): void {
  while (records.length > most) {
    const oldest = records.findIndex(([mark]) => !together.some((pair) => pair.includes(mark)))
    records.splice(Math.max(oldest, 0), 1)
  }
}
