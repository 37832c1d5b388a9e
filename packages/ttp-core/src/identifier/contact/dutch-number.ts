import type { PhoneKind } from '../fields.ts'

/**
 * The first three digits of every Dutch fixed-line number (nine digits without the trunk zero): two digits, and those that may
 * follow. Made from the metadata of libphonenumber, to which a test holds it, prefix by prefix.
 */
const FIXED_LINES =
  '10:0123456789 11:134578 13:0123456789 15:0123456789 16:1245678 17:24 18:0123467 20:0123456789 22:2346789 ' +
  '23:0123456789 24:0123456789 25:125 26:0123456789 29:479 30:0123456789 31:345678 32:01 33:0123456789 ' +
  '34:12345678 35:0123456789 36:0123456789 38:0123456789 40:0123456789 41:12368 43:0123456789 45:0123456789 ' +
  '46:0123456789 47:58 48:15678 49:23579 50:0123456789 51:123456789 52:12345789 53:0123456789 54:1345678 ' +
  '55:0123456789 56:126 57:0123578 58:0123456789 59:123456789 70:0123456789 71:0123456789 72:0123456789 ' +
  '73:0123456789 74:0123456789 75:0123456789 76:0123456789 77:0123456789 78:0123456789 79:0123456789'
const FIXED: readonly boolean[] = prefixes(FIXED_LINES)
const MOBILE = /^6[1-58]\d{7}$/
const NINE = /^\d{9}$/

/** A Dutch number in E.164 with its kind, by a table: asking the library costs a hundred times as much. */
export interface DutchNumber {
  readonly value: string
  readonly kind: PhoneKind
}

/**
 * Reads the national part of a Dutch number: nine digits without the trunk zero.
 * @returns undefined for what is neither a mobile nor a fixed-line number; the library tells what it is.
 */
export function dutchNumber(national: string): DutchNumber | undefined {
  if (MOBILE.test(national)) return { value: `+31${national}`, kind: 'mobile' }
  if (!NINE.test(national) || FIXED[Number(national.slice(0, 3))] !== true) return undefined
  return { value: `+31${national}`, kind: 'fixed' }
}

function prefixes(table: string): readonly boolean[] {
  const fixed = Array.from({ length: 1000 }, () => false)
  for (const group of table.split(' ')) {
    const [front = '', last = ''] = group.split(':')
    for (const digit of last) fixed[Number(front + digit)] = true
  }
  return fixed
}
