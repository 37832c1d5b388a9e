import { otherSpellings } from './abbreviations.ts'
import { MAPPED_FIELDS, type MappedField } from './fields.ts'
import { foldName } from './fold.ts'
import { PERMISSION_NAMES } from './permission.ts'
import { askedFor } from './question-names.ts'
import { ACTIVITY_WORDS } from './words/activity.ts'
import { IDENTITY_WORDS } from './words/identity.ts'
import { OTHER_WORDS } from './words/other.ts'
import { ROLE_WORDS, type Role } from './words/roles.ts'
import { SURVEY_WORDS } from './words/survey.ts'

/** A field, or what is known to be none: it stays where it is. */
export type Meaning = MappedField | 'other'

/** What a column's name says. */
export interface NameReading {
  /** What it may mean, the likeliest first. */
  readonly meanings: readonly Meaning[]
  /** 0 to 1: 1 says it by itself, 0.9 with an owner in front or behind, 0.75 and less only if the values agree. */
  readonly clarity: number
  readonly role: Role
  /** Something stands in front that is not known: it may be anybody's. */
  readonly strange?: boolean
  /** "Bezoeker 2": which of several persons. */
  readonly person?: number
}

interface Entry {
  sure?: Meaning
  readonly vague: Meaning[]
}
const KNOWN = new Map<string, Entry>()
const entryOf = (word: string): Entry => {
  const entry = KNOWN.get(word) ?? { vague: [] }
  KNOWN.set(word, entry)
  return entry
}
for (const field of MAPPED_FIELDS) entryOf(field.toLowerCase()).sure = field
for (const name of PERMISSION_NAMES) entryOf(name).sure = 'objected'
for (const [meaning, text] of [
  ...Object.entries({ ...IDENTITY_WORDS, ...ACTIVITY_WORDS, ...SURVEY_WORDS }),
  ['other', OTHER_WORDS],
]) {
  const [sure = '', vague = ''] = (text as string).split('|')
  for (const word of sure.split(' ')) if (word) entryOf(word).sure ??= meaning as Meaning
  for (const word of vague.split(' ')) if (word) entryOf(word).vague.push(meaning as Meaning)
}

const ROLES = Object.entries(ROLE_WORDS)
  .flatMap(([role, words]) => words.split(' ').map((word): readonly [string, Role] => [word, role as Role]))
  .sort(([a], [b]) => b.length - a.length)

const ROLE_SET: ReadonlySet<string> = new Set(ROLES.map(([word]) => word))

/** Fields of which "1" and "2" mean two persons; a second phone, address line or genre is none. */
const PERSONAL: ReadonlySet<Meaning> = new Set([
  'fullName',
  'givenName',
  'initials',
  'familyNamePrefix',
  'familyName',
  'birthDate',
  'email',
])

const NAME_MAX = 400
/** What a pivot table counts and adds up: nobody's own. */
const AGGREGATE = /^(?:aantal|som|gemiddelde?|maximum|minimum|count|sum|average|max|min) (?:van|of) \S/i
/** Whose it is where it is not the visitor's. */
const ANOTHER: ReadonlySet<Role> = new Set(['buyer', 'delivery', 'relative'])
const STAFF = /^(?:medewerk(?:er|ster)|verkoper|verkoopster|kassier|employee|seller|staff)$/

/** Whether a word alone says that what stands under it is of somebody besides the visitor: "Ouder", "Besteller", "Verkoper". */
export function saysAnother(text: string): boolean {
  const folded = foldName(text)
  return STAFF.test(folded) || ROLES.some(([word, role]) => word === folded && ANOTHER.has(role))
}

/**
 * What the name of a column speaks of, however it is written; undefined if the name is not known. `prefix` is a word that several
 * columns of the file begin with ("KLT_NAAM", "KLT_POSTCODE"): it says nothing.
 */
export function readName(column: string, prefixes: ReadonlySet<string> = new Set()): NameReading | undefined {
  const name = readFolded(foldName(column))
  if (AGGREGATE.test(column)) return name?.clarity === 1 ? name : { meanings: ['other'], clarity: 1, role: 'plain' }
  if (name) return name
  // No name of a column is so long, and brackets that never close would be looked for from each of thousands.
  if (column.length > NAME_MAX) return undefined
  // "Postcode (1234AB)", "Datum van bezoek".
  const plain = column.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
  const words = plain.split(/[^\p{L}\p{M}\d]+/u).filter((word) => word !== '' && !STOP.has(word.toLowerCase()))
  const bare = readFolded(foldName(words.join('')))
  if (bare) return bare
  for (const spelling of otherSpellings(plain)) {
    const known = lookUp(spelling)
    if (known) return { ...known, clarity: Math.min(known.clarity, 0.9) }
  }
  if (words.length < 2) return undefined
  const asked = askedFor(column)
  if (asked)
    return asked === 'visitDate'
      ? { meanings: [asked], clarity: 0.9, role: 'plain' }
      : { meanings: [asked], clarity: 0.7, role: 'plain', strange: true }
  const [first = '', ...rest] = words
  const behind = readFolded(foldName(rest.join('')))
  if (!behind) return undefined
  return prefixes.has(foldName(first))
    ? { ...behind, clarity: Math.min(behind.clarity, 0.9) }
    : { ...behind, clarity: Math.min(behind.clarity, 0.7), strange: true }
}

/** Words that several columns of a file begin with, folded. */
export function sharedPrefixes(columns: readonly string[]): Set<string> {
  const counts = new Map<string, number>()
  for (const column of columns) {
    const first = /^\s*([\p{L}\d]+)[^\p{L}\p{M}\d]+[\p{L}\d]/u.exec(column)?.[1]
    if (first !== undefined) counts.set(foldName(first), (counts.get(foldName(first)) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([word, count]) => (count >= 3 && !ROLE_SET.has(word) ? [word] : [])))
}

const STOP: ReadonlySet<string> = new Set('van vd vande voor of the de het een uw je jouw your der'.split(' '))

/** Names come back: of each file several times, and of file after file. */
const READ = new Map<string, NameReading | undefined>()
function readFolded(folded: string): NameReading | undefined {
  if (READ.has(folded)) return READ.get(folded)
  const reading = readAnew(folded)
  if (READ.size >= 4_096) READ.clear()
  READ.set(folded, reading)
  return reading
}

function readAnew(folded: string): NameReading | undefined {
  const whole = lookUp(folded)
  if (whole) return whole
  const number = /^(.*?[a-z])(\d)([a-z]*)$/.exec(folded)
  const bare = peel(folded, 'plain', 3)
  if (bare || !number) return bare
  const [, before = '', digit = '', behind = ''] = number
  const numbered = lookUp(before + behind) ?? peel(before + behind, 'plain', 3)
  if (!numbered) return undefined
  const [first] = numbered.meanings
  const persons = digit !== '0' && numbered.meanings.some((meaning) => PERSONAL.has(meaning)) && first !== 'other'
  if (persons) return { ...numbered, person: Number(digit) }
  // The first of several is what it says; what a further one is for cannot be told.
  return digit === '1' ? numbered : { ...numbered, clarity: Math.min(numbered.clarity, 0.7) }
}

/** One spelling for the many of "nummer" and "datum" at the end of a name. */
const alike = (folded: string): string =>
  folded
    .replace(/(?<=.{2})(?:nummer|numer|number|num|nr|no)$/, 'nr')
    .replace(/(?<=.{2})(?:datum|date|dtm|dat|dt|day|dag)$/, 'datum')
    .replace(/(?<=start|created|ordered|booked|sold|event|order|visit|scan)(?:ts|timestamp)$/, 'datum')
    .replace(/^dateof(.+)$/, '$1datum')
const SPELLED = new Map<string, Entry>()
for (const [word, entry] of KNOWN) {
  const key = alike(word)
  const before = SPELLED.get(key)
  if (!before || (!before.sure && entry.sure)) SPELLED.set(key, entry)
}

function lookUp(folded: string): NameReading | undefined {
  const entry = KNOWN.get(folded) ?? SPELLED.get(alike(folded))
  if (!entry) return undefined
  if (entry.sure) return { meanings: [entry.sure], clarity: 1, role: 'plain' }
  return { meanings: entry.vague, clarity: 0.75, role: 'plain' }
}

/** Takes words that say whose it is off the front and the back until what is left is known. */
function peel(folded: string, role: Role, depth: number): NameReading | undefined {
  if (depth === 0) return undefined
  for (const [word, next] of ROLES) {
    if (folded.length <= word.length) continue
    for (const rest of [
      folded.startsWith(word) ? folded.slice(word.length) : undefined,
      folded.endsWith(word) ? folded.slice(0, -word.length) : undefined,
    ]) {
      if (rest === undefined) continue
      const merged = next === 'plain' || role === 'else' ? role : role === 'plain' || next === 'else' ? next : role
      const found = lookUp(rest)
      if (found) return inRole(inAddress(word, found), merged)
      const deeper = peel(rest, merged, depth - 1)
      if (deeper) return deeper
    }
  }
  return undefined
}

/** The number in an address is the house's. */
function inAddress(word: string, found: NameReading): NameReading {
  const isHouse = (word === 'adres' || word === 'address') && found.meanings.includes('houseNumber')
  return isHouse ? { ...found, meanings: ['houseNumber'], clarity: 1 } : found
}

const PLAIN_NUMBER: ReadonlySet<Meaning> = new Set(['relationNumber', 'houseNumber', 'offerCode'])
/** Whose number it would be is not the only thing that such a name may say. */
const NO_NUMBER: ReadonlySet<Meaning> = new Set(['fullName', 'postcode'])
const DATES: ReadonlySet<Meaning> = new Set(['visitDate', 'orderDate', 'birthDate'])
const TIMES: ReadonlySet<Meaning> = new Set(['visitTime'])
const KINDS: ReadonlySet<Meaning> = new Set(['offerGenre', 'activityType', 'priceKind'])
const MONEY: readonly Meaning[] = ['price', 'priceCents', 'quantity', 'channel']

/** What a known word means about somebody or something: the "datum" of an order is none of a visit. */
function inRole(found: NameReading, role: Role): NameReading {
  const clarity = found.clarity === 1 ? 0.9 : 0.7
  const one = (meaning: Meaning, sure = true): NameReading => ({ meanings: [meaning], clarity: sure ? 0.9 : 0.7, role })
  const { meanings } = found
  const has = (set: ReadonlySet<Meaning>): boolean => meanings.some((meaning) => set.has(meaning))
  const sure = found.clarity === 1 ? meanings[0] : undefined
  if (role === 'plain') return { ...found, clarity, role }
  if (role === 'else') return one('other')
  if (role === 'visitor' || role === 'buyer' || role === 'delivery' || role === 'relative') {
    if (sure) return one(role === 'delivery' && sure === 'visitDate' ? 'other' : sure)
    if (has(PLAIN_NUMBER) && !has(NO_NUMBER)) return one('relationNumber')
    if (has(new Set(['fullName', 'familyName']))) return one('fullName', false)
    if (has(DATES) || has(KINDS)) return one('other')
    const person = meanings.filter((meaning) => !MONEY.includes(meaning) && meaning !== 'other')
    return { meanings: person.length > 0 ? person : ['other'], clarity, role }
  }
  // From here on it is about a thing: nobody's name.
  if (sure && role === 'order' && (PERSONAL.has(sure) || IDENTITY.has(sure)) && sure !== 'relationNumber')
    return one(sure)
  if (has(DATES))
    return role === 'event' ? one('visitDate') : role === 'order' ? one('orderDate') : one('visitDate', false)
  if (has(TIMES)) return role === 'event' ? one('visitTime') : one('other')
  if (sure && !IDENTITY.has(sure)) return one(sure)
  if (has(KINDS))
    return role === 'event' ? one('offerGenre', false) : role === 'ticket' ? one('priceKind') : one('other')
  if (has(PLAIN_NUMBER)) return role === 'event' ? one('offerCode') : one('other')
  const money = meanings.find((meaning) => MONEY.includes(meaning))
  return money ? one(money) : one('other')
}

const IDENTITY: ReadonlySet<Meaning> = new Set(Object.keys(IDENTITY_WORDS) as Meaning[])

/** The field that a column's name speaks of, and how clearly (0 to 1); undefined if it speaks of none. */
export function fieldByName(column: string): { readonly field: MappedField; readonly confidence: number } | undefined {
  const reading = readName(column)
  const field = reading?.meanings.find((meaning) => meaning !== 'other')
  return reading && field && { field, confidence: reading.clarity }
}
