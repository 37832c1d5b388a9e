import { describe, expect, it } from 'vitest'
import { dayOf, isoDate } from '../src/population/calendar.ts'
import { initialsOf } from '../src/population/given-names.ts'
import { generatePopulation, type Household, type Person, SEASON } from '../src/population/index.ts'

const population = generatePopulation({ seed: 7, persons: 20_000 })
const { persons, households } = population

const home = (person: Person): Household => {
  const first = person.stays[0]
  if (first === undefined) throw new Error('everybody lives somewhere')
  return first.household
}

const byHousehold = new Map<Household, Person[]>()
for (const person of persons) {
  const members = byHousehold.get(home(person)) ?? []
  members.push(person)
  byHousehold.set(home(person), members)
}

const placeOf = ({ address }: Household) =>
  `${address.postcode} ${address.houseNumber} ${address.addition?.value ?? ''}`

describe('the population', () => {
  it('is the same for the same seed and another for another', () => {
    const again = generatePopulation({ seed: 7, persons: 20_000 })
    expect(JSON.stringify(again.households)).toBe(JSON.stringify(households))
    expect(JSON.stringify(again.persons.slice(0, 3000))).toBe(JSON.stringify(persons.slice(0, 3000)))
    const other = generatePopulation({ seed: 8, persons: 200 })
    expect(other.persons.map((p) => p.callName)).not.toEqual(persons.slice(0, 200).map((p) => p.callName))
  })

  it('has exactly as many persons as asked, and refuses a number that is none', () => {
    expect(persons).toHaveLength(20_000)
    expect(new Set(persons.map((person) => person.id)).size).toBe(20_000)
    expect(new Set(households.map((household) => household.id)).size).toBe(households.length)
    expect(() => generatePopulation({ seed: 1, persons: 0 })).toThrow(RangeError)
    expect(() => generatePopulation({ seed: 1, persons: 1.5 })).toThrow(RangeError)
  })

  it('holds every kind of household, about two persons each', () => {
    const kinds = new Set(households.map((household) => household.kind))
    expect(kinds).toEqual(
      new Set(['single', 'couple', 'couple-with-children', 'single-parent', 'student-house', 'care-home-resident']),
    )
    expect(byHousehold.size).toBeGreaterThan(20_000 / 2.4)
    expect(byHousehold.size).toBeLessThan(20_000 / 1.9)
  })

  it('spreads surnames as the Dutch are: common names, prefixes, a long tail', () => {
    const counts = new Map<string, number>()
    for (const { family } of persons) {
      const name = `${family.prefix} ${family.name}`.trim()
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    expect(counts.size).toBeGreaterThan(1200)
    const commonest = Math.max(...counts.values())
    expect(commonest).toBeGreaterThan(20_000 * 0.004)
    expect(commonest).toBeLessThan(20_000 * 0.012)
    const prefixed = persons.filter(({ family }) => family.prefix !== '').length / persons.length
    expect(prefixed).toBeGreaterThan(0.2)
    expect(prefixed).toBeLessThan(0.5)
    expect(persons.filter((person) => person.partner !== undefined).length).toBeGreaterThan(1000)
  })

  it('writes to nobody real: reserved mail domains, numbers that are not given out', () => {
    const mails = persons.flatMap((person) => person.emails).concat(households.flatMap((h) => h.sharedEmail ?? []))
    expect(mails.length).toBeGreaterThan(15_000)
    for (const mail of mails) expect(mail).toMatch(/^[a-z0-9._]+@[a-z]+\.example$/)
    expect(new Set(mails.map((mail) => mail.split('@')[1])).size).toBeGreaterThanOrEqual(10)
    const personal = persons.flatMap((person) => person.emails)
    expect(new Set(personal).size).toBe(personal.length)
    const mobiles = persons.flatMap((person) => person.mobile ?? [])
    for (const mobile of mobiles) expect(mobile).toMatch(/^06[123458]00\d{5}$/)
    expect(new Set(mobiles).size).toBe(mobiles.length)
    for (const { landline } of households) if (landline !== undefined) expect(landline).toMatch(/^0[35]\d\d0\d{5}$/)
  })

  it('gives addresses that exist in form: no SA, SD, SS; one street and town per postcode', () => {
    const streets = new Map<string, string>()
    for (const { address } of households) {
      expect(address.postcode).toMatch(/^7\d{3}(?!SA|SD|SS)[A-Z]{2}$/)
      const place = `${address.street}, ${address.city}`
      expect(streets.get(address.postcode) ?? place).toBe(place)
      streets.set(address.postcode, place)
    }
  })

  it('has twins, some of one initial, and sons called as their fathers', () => {
    let twins = 0
    let sameInitial = 0
    let namesakes = 0
    for (const members of byHousehold.values()) {
      for (const [at, one] of members.entries()) {
        for (const other of members.slice(at + 1)) {
          const family = one.family === other.family && one.birthDate === other.birthDate
          if (family && one.guardian !== undefined) {
            twins++
            if (one.callName[0] === other.callName[0]) sameInitial++
          }
          const apart = Math.abs(Number(one.birthDate.slice(0, 4)) - Number(other.birthDate.slice(0, 4)))
          if (one.family === other.family && apart > 15 && one.officialNames.join() === other.officialNames.join()) {
            namesakes++
          }
        }
      }
    }
    expect(twins).toBeGreaterThan(20)
    expect(sameInitial).toBeGreaterThan(5)
    expect(namesakes).toBeGreaterThan(30)
  })

  it('lets part of the people move during the year, and others live where they left', () => {
    const movers = persons.filter((person) => person.stays.length > 1)
    expect(movers.length / persons.length).toBeGreaterThan(0.05)
    expect(movers.length / persons.length).toBeLessThan(0.15)
    const leftOn = new Map<string, number>()
    for (const { stays } of movers) {
      const [before, after] = stays
      if (before === undefined || after === undefined) throw new Error('a mover has two stays')
      expect(after.from).toBeGreaterThanOrEqual(SEASON.from)
      expect(after.from).toBeLessThan(SEASON.until)
      expect(placeOf(after.household)).not.toBe(placeOf(before.household))
      expect(after.household.id).not.toBe(before.household.id)
      leftOn.set(placeOf(before.household), after.from)
    }
    const next = movers.filter(({ stays }) => {
      const stay = stays[1]
      return stay !== undefined && (leftOn.get(placeOf(stay.household)) ?? Number.POSITIVE_INFINITY) <= stay.from
    })
    expect(next.length).toBeGreaterThan(300)
  })

  it('never lets two households live at one address at the same time', () => {
    const start = new Map<string, string>()
    for (const household of byHousehold.keys()) {
      const place = placeOf(household)
      expect(start.get(place), place).toBeUndefined()
      start.set(place, household.id)
    }
  })

  it('gives children the contact data of a parent who lives with them', () => {
    const children = persons.filter((person) => person.guardian !== undefined)
    expect(children.length).toBeGreaterThan(1500)
    for (const child of children) expect(child.guardian && home(child.guardian)).toBe(home(child))
  })

  it('keeps digraphs whole in initials', () => {
    expect(initialsOf(['Theodorus', 'IJsbrand', 'Jan'])).toBe('Th.IJ.J.')
    expect(initialsOf(['Christiaan', 'Élise'])).toBe('Ch.É.')
  })

  it('counts days without time zones', () => {
    expect(isoDate(dayOf('2026-03-29') + 1)).toBe('2026-03-30')
    expect(isoDate(dayOf('2024-02-28') + 1)).toBe('2024-02-29')
  })
})
