import type { LinkageRecord } from '@sluis/ttp-core/identity'
import type { Profile } from '../vault/profile.ts'

/** Most values of a kind that a profile keeps: nobody has more, a desk's collective entry must not grow for ever. */
const VALUES_MAX = 32

/** Adds what a record says to what is known of its person. `day` is today as an ISO date. */
export function learn(profile: Profile, record: LinkageRecord, day: string): void {
  learnName(profile, record)
  learnBirth(profile, record.birthDate, 1)
  addValue(profile.emails, record.email)
  addValue(profile.mobiles, record.mobile)
  addValue(profile.fixed, record.fixed)
  learnAddress(profile, record, day)
  const { institution, relation } = record
  if (relation === '' || profile.relations.some(([i, n]) => i === institution && n === relation)) return
  addCapped(profile.relations, [institution, relation])
}

/** Adds what is known of one person to what is known of another that turned out to be the same. */
export function learnProfile(into: Profile, from: Profile): void {
  for (const [surname, parts, given, initials, count] of from.names) {
    const known = into.names.find((name) => name[0] === surname && name[2] === given && name[3] === initials)
    if (known === undefined) addCapped(into.names, [surname, parts, given, initials, count])
    else known[4] += count
  }
  for (const [date, count] of from.births) learnBirth(into, date, count)
  for (const email of from.emails) addValue(into.emails, email)
  for (const mobile of from.mobiles) addValue(into.mobiles, mobile)
  for (const fixed of from.fixed) addValue(into.fixed, fixed)
  for (const value of from.addresses) {
    const known = into.addresses.find((address) => address.slice(0, 7).join('|') === value.slice(0, 7).join('|'))
    if (known === undefined) addCapped(into.addresses, value)
    else {
      known[7] += value[7]
      if (known[8] < value[8]) known[8] = value[8]
    }
  }
  for (const [institution, number] of from.relations) {
    if (!into.relations.some(([i, n]) => i === institution && n === number))
      addCapped(into.relations, [institution, number])
  }
}

function learnName(profile: Profile, { surname, surnameParts, given, initials, collective }: LinkageRecord): void {
  if ((surname === '' && initials === '') || collective) return
  const known = profile.names.find((name) => name[0] === surname && name[2] === given && name[3] === initials)
  if (known !== undefined) known[4] += 1
  else addCapped(profile.names, [surname, surnameParts.length > 1 ? surnameParts.join(' ') : '', given, initials, 1])
}

function learnBirth({ births }: Profile, date: string, count: number): void {
  if (date === '') return
  const known = births.find((birth) => birth[0] === date)
  if (known !== undefined) known[1] += count
  else addCapped(births, [date, count])
}

function learnAddress({ addresses }: Profile, record: LinkageRecord, day: string): void {
  const { country, postcode, area, number, addition, street, city } = record
  if (number === '' && area === '') return
  const known = addresses.find(
    (a) =>
      a[0] === country && a[2] === area && a[3] === number && a[4] === addition && a[5] === street && a[6] === city,
  )
  if (known === undefined) addCapped(addresses, [country, postcode, area, number, addition, street, city, 1, day])
  else {
    known[7] += 1
    known[8] = day
  }
}

function addValue(values: string[], value: string): void {
  if (value !== '' && !values.includes(value)) addCapped(values, value)
}

/** The oldest value makes room. */
function addCapped<Value>(values: Value[], value: Value): void {
  values.push(value)
  if (values.length > VALUES_MAX) values.shift()
}
