import { TOKEN_FAMILY } from './families.ts'
import type { LinkageRecord } from './record.ts'
import type { TokenInput } from './token.ts'

/** The parts of a record that say where it was at home. */
export type Address = Pick<LinkageRecord, 'country' | 'area' | 'number' | 'addition' | 'street' | 'city'>

/** Whether the record names one home: postcode and number, or city, street and number. */
export function hasAddress({ area, number, street, city }: Address): boolean {
  return number !== '' && (area !== '' || (street !== '' && city !== ''))
}

/** Token inputs under which the household of an address is found, the surest first. */
export function addressKeys({ country, area, number, addition, street, city }: Address): TokenInput[] {
  if (number === '') return []
  const keys: TokenInput[] = []
  if (area !== '') keys.push({ family: TOKEN_FAMILY.address, parts: [country, area, number, addition] })
  if (street !== '' && city !== '') {
    keys.push({ family: TOKEN_FAMILY.streetAddress, parts: [country, city, street, number, addition] })
  }
  return keys
}
