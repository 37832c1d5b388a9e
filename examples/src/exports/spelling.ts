import { isoDate } from '../population/calendar.ts'
import type { Random } from '../population/random.ts'
import type { Addition } from '../population/types.ts'
import type { Card } from './types.ts'

export type DateStyle = 'yyyy-mm-dd' | 'dd-mm-yyyy' | 'd-m-yyyy' | 'dd/mm/yyyy' | 'ddmmyyyy'

/** Writes `YYYY-MM-DD` as the institution does; empty stays empty. */
export function writeDate(iso: string, style: DateStyle): string {
  if (iso === '' || style === 'yyyy-mm-dd') return iso
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)]
  if (style === 'd-m-yyyy') return `${Number(day)}-${Number(month)}-${year}`
  const mark = style === 'ddmmyyyy' ? '' : style.charAt(2)
  return `${day}${mark}${month}${mark}${year}`
}

export function writeDay(day: number, style: DateStyle): string {
  return writeDate(isoDate(day), style)
}

export type PhoneStyle = 'plain' | 'dash' | 'pairs' | '+31' | '+31 (0)' | '0031' | 'no-zero' | 'brackets'
export const PHONE_STYLES: readonly PhoneStyle[] = ['plain', 'dash', 'pairs', '+31', '+31 (0)', '0031', 'no-zero']

/** Writes a national number as the institution does; what is no number (a filler) stays as it is. */
export function writePhone(national: string, style: PhoneStyle): string {
  if (!/^0\d{9}$/.test(national)) return national
  const area = national.startsWith('06') ? 2 : 4
  const [front, rest] = [national.slice(0, area), national.slice(area)]
  switch (style) {
    case 'plain':
      return national
    case 'dash':
      return `${front}-${rest}`
    case 'brackets':
      return `(${front}) ${rest}`
    case 'pairs':
      return `${front} ${rest.replace(/\d\d(?=\d)/g, '$& ')}`
    case '+31':
      return `+31${national.slice(1)}`
    case '+31 (0)':
      return `+31 (0)${national.slice(1)}`
    case '0031':
      return `0031${national.slice(1)}`
    case 'no-zero':
      return national.slice(1)
  }
}

/** `1234AB`, with a space or in lower case as the institution has it. */
export function writePostcode(postcode: string, style: '1234AB' | '1234 AB' | '1234ab'): string {
  if (style === '1234 AB') return postcode === '' ? '' : `${postcode.slice(0, 4)} ${postcode.slice(4)}`
  return style === '1234ab' ? postcode.toLowerCase() : postcode
}

const FLOORS: Readonly<Record<string, readonly string[]>> = {
  HS: ['hs', 'HS', 'huis', 'h.s.', 'Hs'],
  '1': ['1', 'I', '1hoog', '1-hoog', '1H', '-1', 'I hoog', '1 hg'],
  '2': ['2', 'II', '2hoog', '2-hoog', '2H', '-2', 'II hoog'],
  '3': ['3', 'III', '3hoog', '3-hoog', '3H', '-3'],
  RD: ['RD', 'rd', 'rood', 'ROOD'],
  ZW: ['ZW', 'zw', 'zwart', 'ZWART'],
  BIS: ['bis', 'BIS', '-bis', 'Bis', 'bis.'],
}

/** The addition as somebody types it: five ways and more for the same door. */
export function typeAddition(addition: Addition, random: Random): string {
  const value = addition.value
  const known = FLOORS[value]
  if (known !== undefined && addition.kind !== 'number') return random.pick(known)
  if (addition.kind === 'letter')
    return random.pick([value, value.toLowerCase(), `-${value}`, `-${value.toLowerCase()}`])
  return random.pick([value, value, `-${value}`])
}

/** Number and addition in one field, as people write it: `12a`, `12-hs`, `12 II`. */
export function numberWithAddition(card: Card): string {
  const { houseNumber, addition } = card
  if (houseNumber === '' || addition === '') return houseNumber
  if (/^-/.test(addition)) return houseNumber + addition
  if (/^[A-Za-z]$/.test(addition)) return houseNumber + (card.manner < 0.6 ? '' : ' ') + addition
  return houseNumber + (card.manner < 0.5 ? '-' : ' ') + addition
}

/** Street, number and addition in one line. */
export function addressLine(card: Card): string {
  return card.street === '' ? '' : `${card.street} ${numberWithAddition(card)}`.trim()
}

/** `Jan de Vries`, `Fam. de Vries`. */
export function nameInOrder(card: Card): string {
  return [card.title, card.givenName, card.prefix, card.familyName].filter((part) => part !== '').join(' ')
}

/** `Vries, J. de` */
export function surnameFirst(card: Card): string {
  const behind = [card.initials, card.prefix].filter((part) => part !== '').join(' ')
  return behind === '' ? card.familyName : `${card.familyName}, ${behind}`
}

/** `12,50` or `12.50` */
export function euros(cents: number, mark: ',' | '.'): string {
  return `${Math.floor(cents / 100)}${mark}${String(cents % 100).padStart(2, '0')}`
}
