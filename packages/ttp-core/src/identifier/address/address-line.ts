import { type ChangeCode, note } from '../changes.ts'
import type { FieldResult } from '../fields.ts'
import { ADDITION_PATTERN, readHouseNumber, writeAddition } from './house-number.ts'
import { canonicaliseStreet, checkPlace } from './street.ts'

/** Parts of an address line; texts of postcode and town as they stood, for their own fields to judge. */
export interface AddressParts {
  street?: string
  houseNumber?: string
  houseNumberAddition?: string
  postcode?: string
  city?: string
  postOfficeBox?: true
}

const POSTCODE = /(?:^|[ ,(])((?:NL[- ]?)?[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})(?=$|[ ,)])/i
const BOX =
  /^(?:postbus|post bus|p\.?o\.? ?box|antwoordnummer|antw\.?nr\.?|postfach|bo(?:î|Î)te postale|bp)\.? *0*([1-9]\d{0,4})$/i
const YEAR = /^(?:1[5-9]|20)\d\d$|^(?:1[5-9]|20)\d\d-(?:1[5-9]|20)?\d\d$|^'\d\d(?:-'?\d\d)?$/
/** "Plein 1813", "Laan van 1940": behind no more than the kind of a street a year is its name. */
const KIND_OF_STREET =
  /^(?:plein|laan|straat|weg|park|hof|singel|kade|brink|dreef|pad|ring|markt|square|platz|place|avenue|boulevard|(?:plein|laan|straat|weg) van)$/i
const NUMBER_FIRST = /^(\d{1,5}[a-z]?(?:[ -]?(?:hs|bis|bg|hg|rd|zw|i{1,3}))?) +(?=[^\d\s][^\s]{2,})/i
const ADDITION_WORD =
  /^(?:hoog|hg|huis|hs|bis|boven|bov|bv|beneden|ben|bg|begane|grond|rood|rd|zwart|zw|wit|links|rechts|achter|voor|sous|souterrain|kelder|etage|et|verdieping|verd|unit|app|appartement|apt|kamer|kmr|k|flat|wb|ws|woonboot|to|tm|t\/m|t\/o|nr|no|ongenummerd|parterre|part|i{1,3}|iv|v|vi|\d{1,4}(?:e|de|ste)?|[a-z]|[a-z]{2}|[a-z]\d{1,4}|\d{1,4}[a-z]{1,5})$/i

/** Address line: its own canonical text, and its parts. Whatever cannot be split stays a street. */
export function readAddressLine(
  text: string,
  changes: ChangeCode[],
): { readonly result: FieldResult; readonly parts: AddressParts } {
  const checked = checkPlace(text, changes)
  if (!('value' in checked)) return { result: checked, parts: {} }
  const parts: AddressParts = {}
  let line = takePostcode(checked.value, parts, changes)
  line = takeCity(line, parts, changes)
  const box = BOX.exec(line)
  if (box?.[1] !== undefined) {
    parts.postOfficeBox = true
    parts.street = /^antw/i.test(line) ? 'Antwoordnummer' : 'Postbus'
    parts.houseNumber = box[1]
    const value = `${parts.street} ${parts.houseNumber}`
    const before = [...changes]
    note(changes, 'POST_OFFICE_BOX')
    return { result: { value, changes: value === text ? before : changes }, parts }
  }
  const split = splitLine(line)
  const street = canonicaliseStreet(split?.street ?? line, changes)
  if (!('value' in street)) return { result: street, parts: {} }
  parts.street = street.value
  if (split === undefined) return { result: { value: street.value, changes }, parts }
  parts.houseNumber = split.number
  if (split.addition !== '') parts.houseNumberAddition = split.addition
  const tail = split.addition === '' ? '' : /^\d/.test(split.addition) ? `-${split.addition}` : split.addition
  const value = `${street.value} ${split.number}${tail}`
  if (value !== text && changes.length === 0) note(changes, 'SEPARATORS_REMOVED')
  return { result: { value, changes }, parts }
}

function takePostcode(line: string, parts: AddressParts, changes: ChangeCode[]): string {
  const found = POSTCODE.exec(line)
  // "Laan 1940 AB" may be a house number: a postcode must follow a number or a comma, or stand first.
  if (found?.[1] === undefined) return line
  if (found.index > 0 && !/\d|,$/.test(line.slice(0, found.index).trim())) return line
  parts.postcode = found[1]
  note(changes, 'POSTCODE_MOVED')
  const after = line.slice(found.index + found[0].length).replace(/^[ ,)]+|[ ,(]+$/g, '')
  const before = line.slice(0, found.index).replace(/[ ,(]+$/, '')
  if (before === '') return after
  if (/^\D{2,}$/.test(after)) {
    parts.city = after
    note(changes, 'CITY_MOVED')
    return before
  }
  return after === '' ? before : `${before} ${after}`
}

/** A last segment behind a comma without digits is the town, unless it is an addition ("12, boven"). */
function takeCity(line: string, parts: AddressParts, changes: ChangeCode[]): string {
  const comma = line.lastIndexOf(',')
  if (comma < 0) return line
  const tail = line.slice(comma + 1).trim()
  const head = line.slice(0, comma).trim()
  if (!/\d/.test(head) || /\d/.test(tail) || tail.split(' ').every((word) => ADDITION_WORD.test(word)))
    return line.replace(/, */g, ' ').trim()
  // Town behind a postcode stays: "Kerkstraat 12, Centrum, 1234 AB Utrecht".
  parts.city ??= tail
  note(changes, 'CITY_MOVED')
  return takeCity(head, {}, [])
}

interface Split {
  readonly street: string
  readonly number: string
  readonly addition: string
}

/** Finds the number: the first one behind the street such that all that follows can be an addition. */
function splitLine(line: string): Split | undefined {
  const tokens = line.split(' ')
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    const next = tokens[at + 1]
    if (!/^(?:\d|(?:t\/o|to|nr|no|nummer|huisnr|#)\.?$)/i.test(token) || (!/\d/.test(token) && !/^\d/.test(next ?? '')))
      continue
    if (YEAR.test(token) && (/^\d/.test(next ?? '') || KIND_OF_STREET.test(tokens.slice(0, at).join(' ')))) continue
    if (
      /^\d{1,3}(?:e|de|ste)$/i.test(token) &&
      next !== undefined &&
      !/^(?:hoog|verd|et|verdieping|etage|\d)/i.test(next)
    )
      continue
    const rest = tokens.slice(at + (/\d/.test(token) ? 1 : 2))
    if (
      !rest.every(
        (word) =>
          word === '-' ||
          word === '/' ||
          ADDITION_WORD.test(word.replace(/^[-/(]+|[-/.)]+$/g, '').replace(/[-/.]/g, '')),
      )
    )
      continue
    const split = read(tokens.slice(0, at).join(' '), tokens.slice(at).join(' '))
    if (split !== undefined) return split
  }
  const first = NUMBER_FIRST.exec(line)
  if (first?.[1] !== undefined && !/\d/.test(line.slice(first[0].length)) && !/^\d+(?:e|de|ste)$/i.test(first[1])) {
    return read(line.slice(first[0].length), first[1])
  }
  const glued = /^(.*[a-z\u00c0-\u024f\u0259]{3})(\d{1,5}[a-z]{0,3})$/i.exec(line)
  if (glued?.[1] !== undefined && glued[2] !== undefined && !/\d/.test(glued[1])) return read(glued[1], glued[2])
  return undefined
}

function read(street: string, tail: string): Split | undefined {
  if (!/[A-Za-z\u00c0-\uffff]/.test(street)) return undefined
  const reading = readHouseNumber(tail, [])
  if ('error' in reading) return undefined
  const addition = writeAddition(reading.addition)
  if (addition === undefined || (addition !== '' && !ADDITION_PATTERN.test(addition)) || addition.length > 14)
    return undefined
  return { street: street.replace(/[ ,-]+$/, ''), number: reading.number, addition }
}
