import type { Source } from '../read/source.ts'
import type { MappedField } from './fields.ts'
import { foldName } from './fold.ts'
import type { Profile } from './profile.ts'
import { shareOf } from './profile.ts'

const LINE = /^(.*(?:street|straat|strasse|rue|adres|address|adresregel|addressline|addr))([123])$/
const NUMBER = /^\d{1,5} ?[-/]? ?(?:[a-z]|\d{1,3}|bis|hs|i{1,3})?$/i
const PARTS: readonly MappedField[] = ['street', 'houseNumber', 'houseNumberAddition']

/**
 * What the lines "Street 1", "Street 2", "Street 3" hold where the second is the house number alone: the street without one above it, the addition
 * below. Undefined where the lines are those of an address as it is written on a letter.
 */
export function streetLine(
  { columns }: Pick<Source, 'columns'>,
  profiles: readonly Profile[],
  index: number,
): MappedField | undefined {
  const [, name, line] = LINE.exec(foldName(columns[index] ?? '')) ?? []
  if (name === undefined) return undefined
  const profileOf = (number: number): Profile | undefined =>
    profiles[columns.findIndex((column) => foldName(column) === `${name}${number}`)]
  const [first, second] = [profileOf(1), profileOf(2)]
  if (!first || !second || first.values.length === 0 || second.values.length === 0) return undefined
  const isApart =
    shareOf(second, (value) => NUMBER.test(value)) >= 0.8 &&
    shareOf(first, (value) => /\d\s*[a-z]?$/i.test(value)) <= 0.1
  return isApart ? PARTS[Number(line) - 1] : undefined
}
