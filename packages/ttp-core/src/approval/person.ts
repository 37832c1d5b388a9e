import type { Directory, Person } from '../directory/directory.ts'
import { findOrganisation, isCurrent } from '../directory/look-up.ts'
import { TTP } from '../directory/roles.ts'

/** Whether the person may act on this day (YYYY-MM-DD): neither he nor the organisation he works for is suspended or expired. */
export function mayAct(directory: Directory, person: Person, onDate: string): boolean {
  const isEmployed =
    person.organisation === TTP || findOrganisation(directory, person.organisation)?.status === 'active'
  return isEmployed && isCurrent(person, onDate)
}

/** Whether two entries may be one human being: the same identifier, account or key. */
export function samePerson(a: Person, b: Person): boolean {
  const sharesKey = a.keys.some(({ kid }) => b.keys.some((key) => key.kid === kid))
  return a.id === b.id || (a.account !== '' && a.account === b.account) || sharesKey
}
