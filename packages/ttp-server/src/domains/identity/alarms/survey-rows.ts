import type { Identity } from '@sluis/ttp-core/identity'
import { FanCount } from './fan-count.ts'
import { ALARM_LIMIT } from './limits.ts'
import type { Run } from './run-count.ts'
import { RunCount } from './run-count.ts'

/** What a delivery may be an alarm for, closed. */
export const ALARM_KINDS = [
  'phone-sequence',
  'house-number-sequence',
  'postcode-sequence',
  'email-sequence',
  'birth-date-sequence',
  'email-spray',
  'relation-spray',
  'canary',
  'cohort',
  'deliveries',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

/** An alarm of a delivery: how many values, visitors or deliveries it is about, and what share of them in a hundred. Names nobody. */
export interface Finding {
  readonly kind: AlarmKind
  readonly count: number
  readonly share?: number
}

const MS_PER_DAY = 86_400_000
const DUTCH_POSTCODE = /^([1-9]\d{3})([A-Z])([A-Z])$/
const LETTERS = 26
const A = 65

/** Looks at the rows of a delivery for what no list of visitors looks like. Its memory is bounded; it keeps no value. */
export class RowSurvey {
  readonly #phones = new RunCount()
  readonly #houses = new RunCount()
  readonly #postcodes = new RunCount()
  readonly #emails = new RunCount()
  readonly #births = new RunCount()
  readonly #mailboxes = new FanCount()
  readonly #relations = new FanCount()

  add(identity: Identity): void {
    const { email, phone, relationNumber } = identity
    if (phone !== undefined) this.#addPhone(phone)
    if (email !== undefined) this.#addEmail(email)
    if (email !== undefined && relationNumber !== undefined) this.#relations.add(relationNumber, email)
    this.#addHome(identity)
    this.#addBirth(identity)
  }

  findings(): readonly Finding[] {
    const { sequenceShareMin, houseSequenceShareMin, sprayShareMin } = ALARM_LIMIT
    const looks: readonly (readonly [AlarmKind, Run, number])[] = [
      ['phone-sequence', this.#phones.result(), sequenceShareMin],
      ['house-number-sequence', this.#houses.result(), houseSequenceShareMin],
      ['postcode-sequence', this.#postcodes.result(), sequenceShareMin],
      ['email-sequence', this.#emails.result(), sequenceShareMin],
      ['birth-date-sequence', this.#births.result(), sequenceShareMin],
      ['email-spray', this.#mailboxes.result(), sprayShareMin],
      ['relation-spray', this.#relations.result(), sprayShareMin],
    ]
    return looks
      .filter(([, { values, share }, shareMin]) => values >= ALARM_LIMIT.valuesMin && share >= shareMin)
      .map(([kind, { values, share }]) => ({ kind, count: values, share: Math.floor(share * 100) }))
  }

  /** What was looked at, for measurements: distinct values and share of each kind. */
  measures(): Readonly<Record<string, Run>> {
    return {
      phone: this.#phones.result(),
      houseNumber: this.#houses.result(),
      postcode: this.#postcodes.result(),
      email: this.#emails.result(),
      birthDate: this.#births.result(),
      mailbox: this.#mailboxes.result(),
      relation: this.#relations.result(),
    }
  }

  #addPhone(phone: string): void {
    const digits = phone.slice(1)
    this.#phones.add(String(digits.length), Number(digits))
  }

  #addEmail(email: string): void {
    const at = email.lastIndexOf('@')
    const mailbox = email.slice(0, at)
    this.#mailboxes.add(mailbox, email.slice(at))
    const numbered = /^(.*?)(\d{1,9})(\D*)$/.exec(mailbox)
    if (numbered !== null) this.#emails.add(`${numbered[1]}#${numbered[3]}${email.slice(at)}`, Number(numbered[2]))
  }

  #addHome({
    postcode = '',
    houseNumber,
    houseNumberAddition = '',
    street = '',
    city = '',
    country = '',
  }: Identity): void {
    const number = Number(houseNumber)
    if (!Number.isSafeInteger(number)) return
    const place = postcode === '' ? `${street}\u001f${city}` : postcode
    if (place.length > 1) this.#houses.add([place, houseNumberAddition, country].join('\u001f'), number)
    const [, digits, first, second] = DUTCH_POSTCODE.exec(postcode) ?? []
    if (digits === undefined || first === undefined || second === undefined) return
    const letters = (first.charCodeAt(0) - A) * LETTERS + second.charCodeAt(0) - A
    this.#postcodes.add(`${houseNumber}\u001f${houseNumberAddition}`, Number(digits) * LETTERS ** 2 + letters)
  }

  #addBirth({ birthDate, familyName, givenName = '', initials = '' }: Identity): void {
    if (birthDate === undefined || familyName === undefined) return
    // Counted from a day that is long enough ago for every visitor.
    const day = Math.round((Date.parse(birthDate) - Date.parse('1800-01-01')) / MS_PER_DAY)
    if (day >= 0) this.#births.add([familyName, givenName, initials].join('\u001f'), day)
  }
}
