import type { Profile, RecordEntry, RecordRest } from './profile.ts'

/** By which rule, under which version of the model and among how many persons records came: few in a profile, told once. */
export type Way = [by: string, model: number, persons?: number]
/** Position of the record, and what the lists of values do not hold of it: empty texts at its end left out. */
export type PackedRest = [record: number, ...(string | number)[]]

/** The records of a profile, as they are stored. */
export interface PackedRecords {
  readonly ways: Way[]
  /** One record after the other, each `WIDTH` characters. */
  readonly text: string
  readonly rests: PackedRest[]
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUE_OF = new Uint8Array(128)
for (let value = 0; value < 64; value += 1) VALUE_OF[DIGITS.charCodeAt(value)] = value

// mark 22, institution 1, seven positions in lists of values, day 3, way 1, evidence 8, bits 3: all the same width, so that a
// profile with many records is read without a parser.
const MARK_LENGTH = 22
const POSITIONS = 7
const EVIDENCE_LENGTH = 8
const WIDTH = MARK_LENGTH + 1 + POSITIONS + 3 + 1 + EVIDENCE_LENGTH + 3
const DAY_MS = 86_400_000
/** Tenths of bits are told from -13,107.2 to 13,107.1. */
const BITS_ZERO = 131_072
const REST_EMPTY: RecordRest = ['', 0, '', '', '', '', '', '']

/** @throws RangeError for an entry that no record gives: a mark, day or evidence of another length, a position out of its list. */
export function packRecords({ records }: Pick<Profile, 'records'>): PackedRecords {
  const ways: Way[] = []
  const rests: PackedRest[] = []
  let text = ''
  for (const [position, entry] of records.entries()) {
    const [mark, institution, ...others] = entry
    const positions = others.slice(0, POSITIONS) as number[]
    const [by, model, evidence, bits, persons] = entry[10]
    let way = ways.findIndex((known) => known[0] === by && known[1] === model && known[2] === persons)
    if (way === -1) way = ways.push(persons === undefined ? [by, model] : [by, model, persons]) - 1
    const packed =
      mark +
      digits(institution, 1) +
      positions.map((index) => digits(index + 1, 1)).join('') +
      digits(Date.parse(entry[9]) / DAY_MS, 3) +
      digits(way, 1) +
      evidence +
      digits(Math.min(2 * BITS_ZERO - 1, Math.max(0, Math.round(bits * 10) + BITS_ZERO)), 3)
    if (packed.length !== WIDTH) throw new RangeError('not an entry of a profile')
    text += packed
    if (entry[11] !== undefined) rests.push([position, ...trimmed(entry[11])])
  }
  return { ways, text, rests }
}

/** Reads what `packRecords` wrote. */
export function unpackRecords({ ways, text, rests }: PackedRecords): RecordEntry[] {
  const records: RecordEntry[] = []
  for (let start = 0; start < text.length; start += WIDTH) {
    let at = start + MARK_LENGTH
    const next = (): number => VALUE_OF[text.charCodeAt(at++)] ?? 0
    const threeDigits = (): number => next() * 4_096 + next() * 64 + next()
    const mark = text.slice(start, at)
    const institution = next()
    const [name, birth, email] = [next() - 1, next() - 1, next() - 1]
    const [mobile, fixed, address, relation] = [next() - 1, next() - 1, next() - 1, next() - 1]
    const day = isoDay(threeDigits())
    const [by, model, persons] = ways[next()] ?? ['', 0]
    const evidence = text.slice(at, at + EVIDENCE_LENGTH)
    at += EVIDENCE_LENGTH
    const bits = (threeDigits() - BITS_ZERO) / 10
    records.push([
      mark,
      institution,
      name,
      birth,
      email,
      mobile,
      fixed,
      address,
      relation,
      day,
      persons === undefined ? [by, model, evidence, bits] : [by, model, evidence, bits, persons],
    ])
  }
  for (const [position, ...rest] of rests) {
    const entry = records[position]
    if (entry !== undefined) entry[11] = [...rest, ...REST_EMPTY.slice(rest.length)] as RecordRest
  }
  return records
}

/** A number in as many digits of base 64. */
function digits(value: number, count: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 64 ** count) throw new RangeError('not an entry of a profile')
  let text = ''
  for (let rest = value; text.length < count; rest = Math.floor(rest / 64)) text = DIGITS.charAt(rest % 64) + text
  return text
}

function trimmed(rest: RecordRest): (string | number)[] {
  let length: number = rest.length
  while (length > 1 && (rest[length - 1] === '' || rest[length - 1] === 0)) length -= 1
  return rest.slice(0, length)
}

/** Many records share few days, and a date is dear to format. */
const isoDays = new Map<number, string>()
function isoDay(days: number): string {
  const known = isoDays.get(days)
  if (known !== undefined) return known
  const made = new Date(days * DAY_MS).toISOString().slice(0, 10)
  isoDays.set(days, made)
  return made
}
