import type { Profile } from '../vault/profile.ts'

/** Whether a reviewer said that a record of one of two persons is not the other's: no weight joins them. */
export function keptApart(left: Profile, right: Profile): boolean {
  return names(left, right) || names(right, left)
}

function names({ apart }: Profile, { records }: Profile): boolean {
  return apart.length > 0 && records.some(([mark]) => apart.includes(mark))
}
