import { CoreError } from '../errors.ts'
import type { Holders } from './check-holders.ts'
import type { Directory, Person } from './directory.ts'
import { findRefusedPair, type Seat, seatsOf, TTP, WORKPLACES_OF_ROLE, type Workplace } from './roles.ts'

/**
 * Nobody holds roles that together open both gates: not as one person, not as several under one account, not by a key that several hold;
 * and each role is held where it may be. Throws DIRECTORY_OPENS_BOTH_GATES, DIRECTORY_INVALID, DIRECTORY_NOT_UNIQUE or
 * DIRECTORY_KEY_SHARED, with the place.
 */
export function checkPeople({ organisations, people }: Directory, holders: Holders): void {
  const kinds = new Map<string, Workplace>(organisations.map(({ id, kind }) => [id, kind]))
  kinds.set(TTP, TTP)
  const seatsBehind = new Map<string, Set<Seat>>()
  const seatsAt = new Map<string, Set<Seat>>()
  const accounts = new Set<string>()
  for (const [index, person] of people.entries()) {
    const where = `people[${index}]`
    const workplace = kinds.get(person.organisation)
    const seats = seatsBehind.get(behind(person)) ?? new Set()
    for (const seat of seatsOf(person.roles, workplace)) seats.add(seat)
    seatsBehind.set(behind(person), seats)
    seatsAt.set(where, seats)
    if (findRefusedPair(seats) !== undefined) throw new CoreError('DIRECTORY_OPENS_BOTH_GATES', where)
    // Who signs in as an account has to be one person of an organisation.
    const account = `${person.organisation}/${behind(person)}`
    if (accounts.has(account)) throw new CoreError('DIRECTORY_NOT_UNIQUE', `${where}.account`)
    accounts.add(account)
    for (const role of person.roles) {
      if (workplace === undefined || !WORKPLACES_OF_ROLE[role].includes(workplace))
        throw new CoreError('DIRECTORY_INVALID', `${where}.roles`)
    }
    for (const { kid } of person.keys) {
      const other = holders.find(kid)
      const together = new Set([...seats, ...(seatsAt.get(other ?? '') ?? [])])
      const opens = other?.startsWith('engines.') === true || findRefusedPair(together) !== undefined
      holders.claim(kid, where, opens ? 'DIRECTORY_OPENS_BOTH_GATES' : 'DIRECTORY_KEY_SHARED')
    }
  }
}

/** Who stands behind a person, as far as the directory shows: the account, else the person. An identifier is never 64 characters long. */
const behind = ({ id, account }: Person): string => account || id
