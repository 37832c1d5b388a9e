import type { FindingCode } from '../findings.ts'
import {
  dateShare,
  fieldByContent,
  givenShare,
  looksBorn,
  looksRecent,
  personShare,
  prefixShare,
  shapeShare,
  surnameShare,
  unmistakable,
  wordShare,
} from './content.ts'
import { countsCents, isAbroad, isAmount, isCountry, isYesOrNo } from './evident-values.ts'
import { isIdentityField, type MappedField } from './fields.ts'
import type { Meaning, NameReading } from './names.ts'
import { looksLikeParty } from './people.ts'
import { type Profile, shareOf } from './profile.ts'
import { isCountKind } from './readers.ts'
import type { ColumnReading } from './reading.ts'
import type { Role } from './words/roles.ts'

/** What one column may be, and whether a person must say so. */
export interface Guess {
  readonly column: string
  readonly index: number
  readonly field: MappedField
  readonly confidence: number
  readonly by: 'name' | 'content'
  readonly role: Role
  readonly person?: number
  /** How its values are written, where the columns beside it say so. */
  readonly read?: ColumnReading
  /** Asked whatever the other columns are; the first option is proposed. */
  readonly ask?: Ask
}
export interface Ask {
  readonly options: readonly (MappedField | 'ignore')[]
  readonly needed: boolean
  /** Why it is asked, where not because of what the column holds. */
  readonly code?: FindingCode
}

export const SURE_ENOUGH = 0.6
/** From how many values on a name is no longer believed against all of them. */
const MANY = 20
const TOLD_BY_FEW: ReadonlySet<MappedField> = new Set([
  'houseNumber',
  'city',
  'street',
  'givenName',
  'familyName',
  'fullName',
])

/** What a column is, by its name and its values; undefined when nothing says that it is a field. */
export function guessColumn(column: string, index: number, profile: Profile, near: Near): Guess | undefined {
  const { name } = near
  if (!name) return byContent(column, index, profile)
  if (name.meanings.length === 1 && name.meanings[0] === 'other') return undefined
  const base = { column, index, role: name.role, ...(name.person !== undefined && { person: name.person }) }
  return name.clarity >= 0.9 ? plain(base, name, profile) : vague(base, name, profile, near)
}

/** What stands beside a column, by name. */
export interface Near {
  readonly name: NameReading | undefined
  readonly before: readonly Meaning[]
  readonly behind: readonly Meaning[]
}
type Base = Pick<Guess, 'column' | 'index' | 'role' | 'person'>

function byContent(column: string, index: number, profile: Profile, alternative?: MappedField): Guess | undefined {
  const evident = fieldByContent(profile)
  if (!evident) return undefined
  const others = alternative && alternative !== evident.field ? [alternative] : []
  // Whose address or birth date it is, the values do not say.
  const ask: Ask = { options: [evident.field, ...others, 'ignore'], needed: true }
  return { column, index, ...evident, by: 'content', role: 'plain', ask }
}

function plain(base: Base, name: NameReading, profile: Profile): Guess | undefined {
  const field = name.meanings[0] as MappedField
  const { values, distinct } = profile
  const identity = isIdentityField(field)
  const share = shapeShare(field, profile)
  const guess: Guess = { ...base, field, confidence: name.clarity, by: 'name' }
  // "Adres.Nummer", "Adres (nr)": numbers alone are no address.
  if (field === 'addressLine' && values.length > 0 && shareOf(profile, isNumberAlone) >= 0.9)
    return { ...guess, field: 'houseNumber' }
  // "Tarif" is an amount in one file and a kind of ticket in another.
  if (field === 'priceKind' && values.length > 0 && shareOf(profile, isAmount) >= 0.9)
    return { ...guess, field: 'price' }
  if (field === 'price' && countsCents(profile))
    return { ...guess, ask: { options: ['priceCents', 'price', 'ignore'], needed: true } }
  if (share === 0 && values.length >= (TOLD_BY_FEW.has(field) ? 3 : MANY)) {
    const shown = byContent(base.column, base.index, profile, field)
    if (shown && shown.field !== field) return { ...shown, role: base.role }
    return { ...guess, confidence: 0, ...(identity && { ask: { options: ['ignore', field], needed: false } }) }
  }
  // A header that is a column off: mail addresses below "Telefoon", postcodes below "Plaats".
  const strict = identity && values.length >= 3 ? unmistakable(profile) : undefined
  // Card numbers may look like telephone numbers: taken for those, they would be somebody else's.
  const phones = strict === 'phone' || (values.length > 0 && shareOf(profile, isAbroad) >= 0.5)
  if (phones && field === 'relationNumber')
    return { ...guess, ask: { options: strict ? [field, strict, 'ignore'] : ['phone', field, 'ignore'], needed: true } }
  if (strict && strict !== field && !(strict === 'postcode' && field === 'addressLine'))
    return { ...guess, field: strict, ask: { options: [strict, field, 'ignore'], needed: true } }
  if (identity && share < 0.5 && values.length >= MANY) {
    const shown = fieldByContent(profile)
    if (shown && shown.field !== field && isIdentityField(shown.field) && !alike(shown.field, field))
      return { ...guess, ask: { options: [shown.field, field, 'ignore'], needed: true } }
  }
  const doubtful =
    (field === 'birthDate' && values.length >= MANY && looksRecent(profile) === true) ||
    // The same few addresses in all rows are those of the box office or of whoever sold.
    (field === 'email' && values.length >= 40 && new Set(values).size <= 5) ||
    // Nine digits that pass the test of eleven: a citizen service number under another name.
    (field === 'relationNumber' && values.length >= 5 && shareOf(profile, isCitizenNumber) >= 0.8) ||
    (field === 'offerCode' && values.length >= 50 && distinct > 0.95)
  return doubtful ? { ...guess, ask: { options: ['ignore', field], needed: true } } : guess
}

const isNumberAlone = (value: string): boolean => /^\d{1,5}(?: ?[-/]? ?(?:[a-z]|\d{1,3}|bis|hs|i{1,3}))?$/i.test(value)

function isCitizenNumber(value: string): boolean {
  if (!/^\d{9}$/.test(value)) return false
  const sum = [...value].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0)
  return sum % 11 === 0
}

const alike = (a: MappedField, b: MappedField): boolean => [a, b].every((field) => GROUPS.has(field))
const GROUPS: ReadonlySet<MappedField> = new Set([
  'givenName',
  'familyName',
  'fullName',
  'addressLine',
  'street',
  'postcode',
  'city',
])

const IS_PERSON: ReadonlySet<Meaning> = new Set(['fullName', 'familyName', 'givenName', 'relationNumber'])

function vague(base: Base, name: NameReading, profile: Profile, near: Near): Guess | undefined {
  const { values } = profile
  if (values.length > 0 && name.meanings.some((meaning) => IS_PERSON.has(meaning)) && shareOf(profile, isYesOrNo) === 1)
    return undefined
  // The second line of an address: postcode and town, below street and number.
  if (name.meanings.every((meaning) => meaning === 'addressLine') && fieldByContent(profile)?.field === 'postcode')
    return byContent(base.column, base.index, profile)
  const scored = name.meanings
    .map((meaning) => ({ meaning, score: evidence(meaning, base.column, profile, near) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored
  // Mail addresses are mail addresses, whatever "Contact" or "Mob." may mean.
  const strict = values.length >= 3 ? unmistakable(profile) : undefined
  if (strict && strict !== best?.meaning) {
    const named = name.meanings.includes(strict) && !name.strange
    const guess: Guess = { ...base, field: strict, confidence: 0.75, by: named ? 'name' : 'content' }
    return named ? guess : { ...guess, ask: { options: [strict, 'ignore'], needed: true } }
  }
  if (!best || best.meaning === 'other') return undefined
  const guess: Guess = { ...base, field: best.meaning, confidence: Math.min(best.score, name.clarity), by: 'name' }
  if (best.score < 0.35) return { ...guess, confidence: best.score }
  const fields = scored.flatMap(({ meaning, score }) => (meaning !== 'other' && score >= 0.3 ? [meaning] : []))
  const rival = second !== undefined && second.meaning !== 'other' && best.score - second.score < 0.1
  const identity = isIdentityField(best.meaning) || (rival && isIdentityField(second.meaning as MappedField))
  // Whose it is cannot be told when what stands in front is not known.
  if (name.strange && (isIdentityField(best.meaning) || best.meaning === 'visitDate'))
    return {
      ...guess,
      confidence: Math.max(SURE_ENOUGH, guess.confidence),
      ask: { options: [best.meaning, 'ignore'], needed: true },
    }
  if (best.score >= SURE_ENOUGH && !rival) return guess
  // An activity's field is no secret: what is likely is taken, and said.
  if (!identity && best.score < 0.5 && values.length >= 3) return { ...guess, confidence: best.score }
  return {
    ...guess,
    confidence: Math.max(SURE_ENOUGH, guess.confidence),
    ask: { options: [...fields, 'ignore'], needed: identity },
  }
}

/** How much speaks for a meaning where the name alone does not say it, from 0 to 1. */
function evidence(meaning: Meaning, column: string, profile: Profile, near: Near): number {
  const { values, distinct } = profile
  const few = values.length < 5
  if (meaning === 'other') return 0.4
  const shape = shapeShare(meaning, profile)
  switch (meaning) {
    case 'fullName': {
      if (values.length === 0) return 0.45
      const share = personShare(profile)
      if (distinct < 0.3 && values.length >= 10 && shareOf(profile, looksLikeParty) < 0.2)
        return share >= 0.6 ? 0.5 : Math.min(share, 0.3)
      return share >= 0.3 ? 0.65 + share / 4 : share >= 0.1 || few || distinct >= 0.7 ? (shape < 0.8 ? 0.1 : 0.5) : 0.3
    }
    case 'familyName':
      if (distinct < 0.3 && values.length >= 10) return 0.2
      return shape < 0.8 || personShare(profile) >= 0.3 ? 0.1 : surnameShare(profile) >= 0.8 ? 0.5 : 0.2
    case 'givenName':
      return givenShare(profile)
    case 'initials':
      // "Postcode" and "Letters": those of the postcode.
      return near.before.includes('postcode') ? 0.1 : values.length === 0 ? 0.6 : 0.7 * shape + 0.05
    case 'familyNamePrefix':
      return values.length === 0 ? 0.3 : prefixShare(profile)
    case 'relationNumber':
      if (values.length === 0 || shape < 0.8) return 0.2
      return houseNumberNear(near)
        ? 0.3
        : /^(?:nummer|number|nr|code|id)$/i.test(column)
          ? distinct < 0.98
            ? 0.42
            : 0.38
          : 0.62
    case 'houseNumber':
      if (values.length === 0 || shape < 0.8) return 0.1
      return houseNumberNear(near)
        ? 0.8
        : shareOf(profile, (value) => /^\d{1,3} ?[a-z]?$/i.test(value)) > 0.9 && distinct < 0.95
          ? 0.45
          : 0.2
    case 'houseNumberAddition':
      return near.before.includes('houseNumber') || houseNumberNear(near) ? 0.7 : 0.2
    case 'offerCode': {
      if (shape < 0.8 || looksLikeDates(profile)) return 0.1
      // Codes that are never there twice are numbers of tickets or orders, each of one person.
      return few || distinct <= 0.5 ? 0.75 : values.length < MANY && distinct < 1 ? 0.65 : 0.2
    }
    case 'birthDate':
      return looksBorn(profile)
        ? 0.7
        : values.length === 0
          ? 0.2
          : looksRecent(profile) === undefined && shape > 0.8 && /geb|born/i.test(column)
            ? 0.7
            : 0.1
    case 'visitDate':
      if (values.length === 0) return 0.6
      return shape < 0.5 ? 0.1 : looksBorn(profile) ? 0.2 : 0.7
    case 'orderDate':
      return shape < 0.5 || looksBorn(profile)
        ? 0.1
        : /creat|made|maak|factuur|invoice|besteld|added/i.test(column)
          ? 0.65
          : 0.5
    case 'visitTime':
      return values.length === 0 ? 0.5 : shape < 0.5 || dateShare(profile) > 0.5 ? 0.1 : 0.72
    case 'price':
      return values.length === 0 ? 0.5 : shape >= 0.8 ? 0.66 : 0.1
    case 'quantity': {
      if (values.length === 0) return 0.5
      const counts = shareOf(profile, (value) => /^\d{1,2}$/.test(value) || isCountKind(value))
      return shape >= 0.8 && counts >= 0.9 ? 0.7 : 0.1
    }
    case 'priceKind':
    case 'offerGenre':
    case 'activityType':
    case 'channel':
    case 'basis':
      return values.length === 0
        ? 0.3
        : 0.3 + 0.5 * wordShare(meaning, profile) - (wordShare(meaning, profile) < 0.15 ? 0.2 : 0)
    case 'country':
      return values.length === 0 ? 0.6 : shareOf(profile, isCountry) >= 0.5 ? 0.7 : 0.2
    case 'city':
      return shape >= 0.8 ? 0.62 : 0.1
    case 'postcode':
      return shareOf(profile, (value) => /[1-9]\d{3} ?[A-Za-z]{2}\b|^\d{4,5}$/.test(value)) >= 0.6 ? 0.7 : 0.2
    case 'email':
      return shareOf(profile, (value) => /^\S+@\S+\.\S+$/.test(value))
    default:
      return values.length === 0 ? 0.6 : shape >= 0.5 ? 0.7 * shape + 0.05 : 0.3 * shape
  }
}

const looksLikeDates = (profile: Profile): boolean =>
  dateShare(profile) > 0.5 && shareOf(profile, (value) => /^\d{6,8}$/.test(value)) < 0.5
const houseNumberNear = ({ before, behind }: Near): boolean =>
  before.some((meaning) => meaning === 'street' || meaning === 'addressLine' || meaning === 'postcode') ||
  behind.some((meaning) => meaning === 'houseNumberAddition' || meaning === 'street')
