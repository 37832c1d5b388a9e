import {
  compareDates,
  compareEmails,
  compareNameFields,
  comparePhones,
  comparePlaces,
  type NameForm,
  type Place,
} from '@sluis/ttp-core/identity'
import { nameForm } from '../comparison/known-names.ts'
import { LEVEL_NUMBERS, levelTotalsUnder } from '../scoring/level-totals.ts'
import type { Scale } from '../scoring/scale.ts'
import type { Profile, RecordEntry, RelationValue } from '../vault/profile.ts'
import { placeOf as placeOfAddress } from '../vault/profile.ts'
import type { ValueList } from './learn-values.ts'
import { placeOf } from './learn-values.ts'
import { recordOf } from './records-of.ts'

type Numbers = (left: number, right: number) => number

/**
 * Weighs the records of a person against each other by their positions, to the last bit as `totalOfRecords`. Many records say the same few
 * values: every two of these are compared once, not for every two records.
 */
export function pairWeights(profile: Profile, scale: Scale): Numbers {
  const totalOf = levelTotalsUnder(scale)
  const numbers = [
    numbersOf(profile, 'names', nameAt, numberOfNames),
    numbersOf(profile, 'births', birthAt, (one, other) => LEVEL_NUMBERS.birth[compareDates(one, other)]),
    numbersOf(profile, 'emails', textAt('emails'), (one, other) => LEVEL_NUMBERS.email[compareEmails(one, other)]),
    numbersOf(profile, 'mobiles', textAt('mobiles'), (one, other) => LEVEL_NUMBERS.mobile[comparePhones(one, other)]),
    numbersOf(profile, 'fixed', textAt('fixed'), (one, other) => LEVEL_NUMBERS.fixed[comparePhones(one, other)]),
    numbersOf(profile, 'addresses', addressAt, (one, other) => LEVEL_NUMBERS.address[comparePlaces(one, other)]),
    numbersOf(profile, 'relations', relationAt, numberOfRelations),
  ]
  const { length } = profile.records
  const known = new Array<number | undefined>(length * length)
  return (left, right) => {
    const place = left < right ? left * length + right : right * length + left
    const before = known[place]
    if (before !== undefined) return before
    let number = 0
    for (let at = 0; at < numbers.length; at += 1) number += (numbers[at] as Numbers)(left, right)
    const total = totalOf(number)
    known[place] = total
    return total
  }
}

/** What a record says in a list: the value at this position or, at -1, what the record says beside the list. */
type ValueAt<Value> = (profile: Profile, position: number, entry: RecordEntry) => Value

const nameAt: ValueAt<NameForm> = (profile, position, entry) => {
  const name = profile.names[position]
  return name === undefined ? recordOf(profile, entry) : nameForm(name)
}
const addressAt: ValueAt<Place> = (profile, position, entry) => {
  const address = profile.addresses[position]
  return address === undefined ? recordOf(profile, entry) : placeOfAddress(address)
}
const birthAt: ValueAt<string> = ({ births }, position) => births[position]?.[0] ?? ''
const relationAt: ValueAt<RelationValue> = ({ relations }, position) => relations[position] ?? ['', '']
const textAt =
  (list: 'emails' | 'mobiles' | 'fixed'): ValueAt<string> =>
  (profile, position) =>
    profile[list][position] ?? ''

function numberOfNames(left: NameForm, right: NameForm): number {
  const { surname, given } = compareNameFields(left, right)
  return LEVEL_NUMBERS.surname[surname] + LEVEL_NUMBERS.given[given]
}

function numberOfRelations([at, one]: RelationValue, [where, other]: RelationValue): number {
  return at !== where ? 0 : LEVEL_NUMBERS.relation[one === other ? 'equal' : 'different']
}

/** How two records stand in one field, as a number; 0, which is `unknown`, where either says nothing. */
function numbersOf<Value>(
  profile: Profile,
  list: ValueList,
  valueAt: ValueAt<Value>,
  compare: (left: Value, right: Value) => number,
): Numbers {
  const { records } = profile
  const place = placeOf(list)
  // What each record says: 0 for nothing, else a value of the list or, beyond them, what is in no list.
  let count = profile[list].length + 1
  const said = records.map((entry) => {
    if (list === 'emails' && isShared(entry)) return 0
    if (entry[place] !== -1) return entry[place] + 1
    return saysBeside(entry, list) ? count++ : 0
  })
  const known = new Array<number | undefined>(count * count)
  const saidBy = (position: number): Value => {
    const entry = records[position] as RecordEntry
    return valueAt(profile, entry[place], entry)
  }
  return (left, right) => {
    const [one, other] = [said[left] as number, said[right] as number]
    if (one === 0 || other === 0) return 0
    const at = one < other ? one * count + other : other * count + one
    const before = known[at]
    if (before !== undefined) return before
    const number = compare(saidBy(left), saidBy(right))
    known[at] = number
    return number
  }
}

/** Whether a record's e-mail address is a role's, which says nothing of two records. */
function isShared(entry: RecordEntry): boolean {
  return ((entry[11]?.[1] ?? 0) & 2) !== 0
}

/** Whether a record says what stands in no list: the name of an organisation, or an incomplete address. */
function saysBeside(entry: RecordEntry, list: ValueList): boolean {
  const rest = entry[11]
  if (rest === undefined) return false
  if (list === 'names') return rest[2] !== '' || rest[3] !== ''
  return list === 'addresses' && (rest[4] !== '' || rest[5] !== '' || rest[6] !== '')
}
