import type { Profile, RecordEntry, RecordLink, RecordRest } from './profile.ts'

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
  for (let position = 0; position < records.length; position += 1) {
    const entry = records[position] as RecordEntry
    const [mark, institution, name, birth, email, mobile, fixed, address, relation, day, link, rest] = entry
    let way = 0
    while (way < ways.length && !isWayOf(ways[way], link)) way += 1
    if (way === ways.length) ways.push(link[4] === undefined ? [link[0], link[1]] : [link[0], link[1], link[4]])
    // Out of its range, a number has no digit: the text is too short then.
    const packed =
      mark +
      DIGITS.charAt(institution) +
      DIGITS.charAt(name + 1) +
      DIGITS.charAt(birth + 1) +
      DIGITS.charAt(email + 1) +
      DIGITS.charAt(mobile + 1) +
      DIGITS.charAt(fixed + 1) +
      DIGITS.charAt(address + 1) +
      DIGITS.charAt(relation + 1) +
      packedDay(day) +
      DIGITS.charAt(way) +
      link[2] +
      threeDigits(Math.min(2 * BITS_ZERO - 1, Math.max(0, Math.round(link[3] * 10) + BITS_ZERO)))
    if (packed.length !== WIDTH) throw new RangeError('not an entry of a profile')
    text += packed
    if (rest !== undefined) rests.push([position, ...trimmed(rest)])
  }
  return { ways, text, rests }
}

/** Reads what `packRecords` wrote. */
export function unpackRecords({ ways, text, rests }: PackedRecords): RecordEntry[] {
  const records: RecordEntry[] = []
  for (let start = 0; start < text.length; start += WIDTH) {
    const at = start + MARK_LENGTH
    const evidenceAt = at + POSITIONS + 5
    const [by, model, persons] = ways[valueAt(text, evidenceAt - 1)] ?? NO_WAY
    const evidence = text.slice(evidenceAt, evidenceAt + EVIDENCE_LENGTH)
    const bits = (threeAt(text, evidenceAt + EVIDENCE_LENGTH) - BITS_ZERO) / 10
    records.push([
      text.slice(start, at),
      valueAt(text, at),
      valueAt(text, at + 1) - 1,
      valueAt(text, at + 2) - 1,
      valueAt(text, at + 3) - 1,
      valueAt(text, at + 4) - 1,
      valueAt(text, at + 5) - 1,
      valueAt(text, at + 6) - 1,
      valueAt(text, at + 7) - 1,
      isoDay(threeAt(text, at + 8)),
      persons === undefined ? [by, model, evidence, bits] : [by, model, evidence, bits, persons],
    ])
  }
  for (const [position, ...rest] of rests) {
    const entry = records[position]
    if (entry !== undefined) entry[11] = [...rest, ...REST_EMPTY.slice(rest.length)] as RecordRest
  }
  return records
}

const NO_WAY: Way = ['', 0]

function isWayOf(way: Way | undefined, [by, model, , , persons]: RecordLink): boolean {
  return way?.[0] === by && way[1] === model && way[2] === persons
}

function valueAt(text: string, at: number): number {
  return VALUE_OF[text.charCodeAt(at)] ?? 0
}

function threeAt(text: string, at: number): number {
  return valueAt(text, at) * 4_096 + valueAt(text, at + 1) * 64 + valueAt(text, at + 2)
}

function threeDigits(value: number): string {
  return DIGITS.charAt(value >> 12) + DIGITS.charAt((value >> 6) & 63) + DIGITS.charAt(value & 63)
}

function trimmed(rest: RecordRest): (string | number)[] {
  let length: number = rest.length
  while (length > 1 && (rest[length - 1] === '' || rest[length - 1] === 0)) length -= 1
  return rest.slice(0, length)
}

/** Many records share few days, and a date is dear to read and to write. */
const isoDays = new Map<number, string>()
const packedDays = new Map<string, string>()

function isoDay(days: number): string {
  const known = isoDays.get(days)
  if (known !== undefined) return known
  const made = new Date(days * DAY_MS).toISOString().slice(0, 10)
  isoDays.set(days, made)
  return made
}

function packedDay(day: string): string {
  const known = packedDays.get(day)
  if (known !== undefined) return known
  const days = Date.parse(day) / DAY_MS
  if (!Number.isInteger(days) || days < 0 || days >= 64 ** 3) throw new RangeError('not an entry of a profile')
  const made = threeDigits(days)
  packedDays.set(day, made)
  return made
}
