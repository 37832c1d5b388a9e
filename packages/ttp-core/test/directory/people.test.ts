import { describe, expect, it } from 'vitest'
import {
  accountDigest,
  type Directory,
  findPeopleOfAccount,
  findPerson,
  findRefusedPair,
  isCurrent,
  PERSON_ROLES,
  type Person,
  type PersonRole,
  parseDirectory,
  REFUSED_TOGETHER,
  type Seat,
  WORKPLACES_OF_ROLE,
} from '../../src/directory/index.ts'
import { CoreError } from '../../src/errors.ts'
import { directory, keys } from './fixture.ts'

function codeOf(change: Partial<Directory>): string {
  try {
    parseDirectory({ ...directory, ...change })
    return 'ACCEPTED'
  } catch (error) {
    return error instanceof CoreError ? error.code : String(error)
  }
}
const person = (id: string, roles: readonly PersonRole[], rest: Partial<Person> = {}): Person => ({
  id,
  organisation: 'ttp',
  account: '',
  roles,
  keys: [],
  status: 'active',
  ...rest,
})
const withPeople = (...people: readonly Person[]): string => codeOf({ people })
const ACCOUNT_A_BC = '4105587703df5109c4b7f05b7d971969654cc4c67a395fd2b035461f99a0625f'
/** How many pairs the table refuses: a pair that goes missing is noticed. */
const REFUSED_PAIRS = 49
const BOTH_GATES = 'DIRECTORY_OPENS_BOTH_GATES'
const HOME = { ttp: 'ttp', institution: 'museum-a', tenant: 'audience', auditor: 'auditor-c' } as const
const SEATS: readonly Seat[] = [...PERSON_ROLES, 'institution', 'tenant']
const refused = (one: Seat, other: Seat): boolean =>
  REFUSED_TOGETHER.some(
    ({ seats, others }) =>
      (seats.includes(one) && others.includes(other)) || (seats.includes(other) && others.includes(one)),
  )
/** Somebody in this seat alone; a workplace is taken with a role that may be held there beside the other seat. */
const inSeat = (seat: Seat, other: Seat, id: string, rest: Partial<Person>): Person => {
  if (seat === 'institution' || seat === 'tenant') {
    const role = seat === 'tenant' || other === 'auditor' ? 'data-protection-officer' : 'institution-administrator'
    return person(id, [role], { organisation: HOME[seat], ...rest })
  }
  return person(id, [seat], { organisation: HOME[WORKPLACES_OF_ROLE[seat][0] ?? 'ttp'], ...rest })
}

describe('roles of people', () => {
  it('has no seat that is refused with itself, and a reason for every refusal [DIRE-32]', () => {
    for (const seat of SEATS) expect(refused(seat, seat), seat).toBe(false)
    for (const { why, seats, others } of REFUSED_TOGETHER) {
      expect(why.length).toBeGreaterThan(20)
      expect(seats.length * others.length).toBeGreaterThan(0)
    }
  })

  it('refuses in one person every pair that the table refuses, and takes every pair it does not [DIRE-31, DIRE-32]', () => {
    let taken = 0
    for (const one of PERSON_ROLES) {
      for (const other of PERSON_ROLES.filter((role) => role !== one)) {
        const places = WORKPLACES_OF_ROLE[one].filter((place) => WORKPLACES_OF_ROLE[other].includes(place))
        for (const place of places) {
          const code = withPeople(person('p-1', [one, other], { organisation: HOME[place] }))
          expect(code, `${one} and ${other} at ${place}`).toBe(refused(one, other) ? BOTH_GATES : 'ACCEPTED')
          if (code === 'ACCEPTED') taken += 1
        }
      }
    }
    expect(taken).toBeGreaterThan(0)
  })

  it('refuses every such pair under one account, whoever holds which seat [DIRE-32, DIRE-33]', () => {
    const account = accountDigest('https://login.example', 'x')
    let refusals = 0
    for (const one of SEATS) {
      for (const other of SEATS) {
        if (!refused(one, other)) continue
        const people = [inSeat(one, other, 'p-1', { account }), inSeat(other, one, 'p-2', { account })]
        expect(withPeople(...people), `${one} and ${other}`).toBe(BOTH_GATES)
        const apart = [inSeat(one, other, 'p-1', {}), inSeat(other, one, 'p-2', { account })]
        expect(withPeople(...apart), `${one} and ${other}, two people`).toBe('ACCEPTED')
        refusals += 1
      }
    }
    expect(refusals).toBe(2 * REFUSED_PAIRS)
  })

  it('refuses every such pair by a key that two hold, and any other key with two holders [DIRE-33]', () => {
    const shared = { keys: [keys.signKey(77)] }
    for (const one of PERSON_ROLES) {
      for (const other of PERSON_ROLES) {
        const code = withPeople(inSeat(one, other, 'p-1', shared), inSeat(other, one, 'p-2', shared))
        const places = [one, other].map((role) => WORKPLACES_OF_ROLE[role][0])
        const opens = findRefusedPair([one, other, ...places.filter((place) => place === 'institution')] as Seat[])
        expect(code, `${one} and ${other}`).toBe(opens === undefined ? 'DIRECTORY_KEY_SHARED' : BOTH_GATES)
      }
    }
  })

  it('follows an account to the key of another person of it [DIRE-33]', () => {
    const account = accountDigest('https://login.example', 'x')
    const key = [keys.signKey(77)]
    const people = [
      person('p-1', ['key-custodian'], { account }),
      person('p-2', ['key-custodian'], { organisation: 'museum-a', account, keys: key }),
      person('p-3', ['clerical-reviewer'], { keys: key }),
    ]
    expect(withPeople(...people)).toBe(BOTH_GATES)
  })

  it('lets a role be held only where it may be [DIRE-31]', () => {
    for (const role of PERSON_ROLES) {
      for (const [place, organisation] of Object.entries(HOME)) {
        const allowed = WORKPLACES_OF_ROLE[role].some((each) => each === place)
        const code = withPeople(person('p-1', [role], { organisation }))
        if (allowed) expect(code, `${role} at ${place}`).toBe('ACCEPTED')
        else expect(code, `${role} at ${place}`).toMatch(/^DIRECTORY_(INVALID|OPENS_BOTH_GATES)$/)
      }
    }
  })

  it('wants every person and account once, keys that nobody else holds, and a known organisation [DIRE-3, DIRE-33]', () => {
    const account = accountDigest('https://login.example', 'x')
    const auditor = (id: string, rest: Partial<Person> = {}) =>
      person(id, ['auditor'], { organisation: 'auditor-c', ...rest })
    expect(withPeople(auditor('p-1'), auditor('p-2'))).toBe('ACCEPTED')
    expect(withPeople(auditor('p-1'), auditor('p-1'))).toBe('DIRECTORY_NOT_UNIQUE')
    expect(withPeople(auditor('p-1', { account }), auditor('p-2', { account }))).toBe('DIRECTORY_NOT_UNIQUE')
    expect(withPeople(auditor('p-1', { keys: [keys.signKey(77), keys.signKey(77)] }))).toBe('DIRECTORY_NOT_UNIQUE')
    expect(withPeople(auditor('p-1', { keys: [keys.signKey(14)] }))).toBe('DIRECTORY_KEY_SHARED')
    expect(withPeople(auditor('p-1', { keys: [keys.signKey(4)] }))).toBe(BOTH_GATES)
    expect(withPeople(auditor('p-1', { organisation: 'nobody' }))).toBe('DIRECTORY_REFERENCE_UNKNOWN')
  })

  it.each<[string, Partial<Person>]>([
    ['no role', { roles: [] }],
    ['a role twice', { roles: ['auditor', 'auditor'] }],
    ['a role that is unknown', { roles: ['superuser' as PersonRole] }],
    ['an account that is no digest', { account: 'jan@example.nl' }],
    ['an account in upper case', { account: 'A'.repeat(64) }],
    ['an unknown status', { status: 'gone' as 'active' }],
    ['a last day that is not in the calendar', { validUntil: '2026-02-30' }],
    ['an identifier that is an e-mail address', { id: 'jan@example.nl' }],
  ])('refuses somebody with %s [DIRE-1]', (_what, change) => {
    const someone = person('p-1', ['auditor'], { organisation: 'auditor-c' })
    expect(withPeople(someone)).toBe('ACCEPTED')
    expect(withPeople({ ...someone, ...change })).toBe('DIRECTORY_INVALID')
  })

  it('keeps the name of the TTP itself from every organisation [DIRE-31]', () => {
    const [first, ...rest] = directory.organisations
    if (first === undefined) throw new Error('the fixture has organisations')
    const change = { organisations: [{ ...first, id: 'ttp' }, ...rest], agreements: [], people: [] }
    expect(codeOf(change)).toBe('DIRECTORY_INVALID')
  })

  it('names an account by a digest of issuer and subject that nothing else has [DIRE-30]', () => {
    // Computed apart: SHA-256 of 07‖"account"‖0002‖00000001‖"a"‖00000002‖"bc".
    expect(accountDigest('a', 'bc')).toBe(ACCOUNT_A_BC)
    expect(accountDigest('ab', 'c')).not.toBe(ACCOUNT_A_BC)
  })

  it('finds people by identifier and account, and nobody by no account', () => {
    const account = directory.people[3]?.account ?? ''
    expect(findPerson(directory, 'p-002')?.roles).toEqual(['key-custodian'])
    expect(findPerson(directory, 'p-999')).toBeUndefined()
    expect(findPeopleOfAccount(directory, account).map(({ id }) => id)).toEqual(['p-004', 'p-005'])
    expect(findPeopleOfAccount(directory, '')).toEqual([])
  })

  it('lets nobody act who is suspended or past the last day, which is included [DIRE-34]', () => {
    expect(isCurrent({ status: 'active' }, '2026-05-01')).toBe(true)
    expect(isCurrent({ status: 'suspended' }, '2026-05-01')).toBe(false)
    expect(isCurrent({ status: 'active', validUntil: '2026-05-01' }, '2026-05-01')).toBe(true)
    expect(isCurrent({ status: 'active', validUntil: '2026-05-01' }, '2026-05-02')).toBe(false)
  })
})
