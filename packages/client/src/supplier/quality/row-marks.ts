import {
  BETWEEN_TEXTS,
  emailIsShared,
  hashJoined,
  hashText,
  nameText,
  recordTexts,
  valueText,
} from '@sluis/ttp-core/rows'
import { wasRead } from '../check/completeness.ts'
import type { RowOutcome } from '../check/outcome.ts'
import { foldName } from '../map/fold.ts'
import type { Plan } from '../map/plan.ts'
import { cellsOf } from '../read/cells.ts'
import type { SourceRow } from '../read/source.ts'
import { TextRow } from '../read/text-row.ts'
import { isProvider, isReserved } from './providers.ts'
import { TestValues } from './test-values.ts'
import { THRESHOLDS } from './thresholds.ts'

/** Where the numbers of a row stand. Hashes are 0 where there is no such value. */
export const MARK = {
  /** Bits of `FLAG`. */
  flags: 0,
  /** Hash of the row as it is written. */
  written: 1,
  /** Hash of the visitor at his visit. */
  visit: 2,
  /** Hash of the number of an order line. */
  orderLine: 3,
  /** Which of 64 kinds of names, from 1. */
  name: 4,
  relationNumber: 5,
  email: 6,
  phone: 7,
  address: 8,
  birthDate: 9,
  postcode: 10,
  domain: 11,
  /** Day of the visit as a number: 20260503. */
  day: 12,
} as const
/** How many they are. */
export const MARKS = 13

/** What is known of a row by yes or no. */
export const FLAG = { januaryFirst: 1, role: 2, reserved: 4, test: 8, large: 16 } as const

/** Columns that number the lines of orders, the tickets or the scans: no two rows have the same. */
const LINE_NUMBER =
  /^(?:orderregel(?:id|nummer|nr)?|orderline(?:id|no|number)?|regelid|transactieregel(?:id|nummer)?|lineitemid|ticket(?:id|nummer|nr|number|no|code)|kaart(?:id|code)|barcode|streepjescode|scan(?:id|code)|qrcode|toegangscode)$/
const FIRST = MARK.name
const AFTER = MARK.domain + 1

/** Position of the column that numbers the lines of orders, -1 for none. */
export function lineNumberColumn(columns: readonly string[]): number {
  return columns.findIndex((column) => LINE_NUMBER.test(foldName(column)))
}

/**
 * Turns a row and what became of it into the numbers by which rows are counted together: hashes, never a value. Rows below each
 * other that share an identity share its numbers.
 */
export class RowMarker {
  readonly #lineColumn: number
  readonly #tests: TestValues
  /** The identity that was read last, and its numbers. */
  #fields: RowOutcome['fields'] | undefined
  #activity: RowOutcome['activity'] | undefined
  readonly #own = new Float64Array(MARKS)
  #identityFlags = 0

  constructor(plan: Pick<Plan, 'identity'>, columns: readonly string[]) {
    this.#lineColumn = lineNumberColumn(columns)
    this.#tests = new TestValues(plan)
  }

  /** The numbers of a row, until the next is read; none for a row that did not come apart. */
  read(row: SourceRow, outcome: RowOutcome): Float64Array | undefined {
    if (!wasRead(outcome)) return undefined
    const { fields, activity, links } = outcome
    const own = this.#own
    if (fields !== this.#fields) {
      this.#readIdentity(row, outcome)
      this.#activity = undefined
    }
    if (activity === undefined) own[MARK.visit] = own[MARK.day] = 0
    else if (activity !== this.#activity) {
      const { visitDate, visitTime = '', offerCode = '' } = activity
      own[MARK.day] = dayNumber(visitDate)
      own[MARK.visit] =
        links === 0
          ? 0
          : hashJoined([...recordTexts(outcome.identity), visitDate, visitTime, offerCode], BETWEEN_TEXTS) || 1
    }
    this.#activity = activity
    const isLarge = (activity?.quantity ?? 1) > THRESHOLDS.quantity
    own[MARK.flags] = this.#identityFlags | (isLarge ? FLAG.large : 0)
    own[MARK.written] = (row instanceof TextRow ? row.hash() : hashJoined(row.values, BETWEEN_TEXTS)) || 1
    own[MARK.orderLine] = this.#lineColumn === -1 ? 0 : hashOf(cellsOf(row).cell(this.#lineColumn).trim())
    return own
  }

  #readIdentity(row: SourceRow, { fields, identity }: RowOutcome): void {
    this.#fields = fields
    const own = this.#own.fill(0, FIRST, AFTER)
    const { birthDate = '', postcode = '', email = '' } = identity
    let flags = this.#tests.isTest(cellsOf(row), fields) ? FLAG.test : 0
    const name = nameText(identity)
    own[MARK.name] = name === '' ? 0 : 1 + (hashText(name) % 64)
    own[MARK.relationNumber] = hashOf(valueText(identity, 'relationNumber'))
    own[MARK.email] = hashOf(email)
    own[MARK.phone] = hashOf(valueText(identity, 'phone'))
    own[MARK.address] = hashOf(valueText(identity, 'address'))
    own[MARK.birthDate] = hashOf(birthDate)
    own[MARK.postcode] = /^\d{4}[A-Z]{2}$/.test(postcode) ? hashOf(postcode) : 0
    if (birthDate.endsWith('-01-01')) flags |= FLAG.januaryFirst
    if (email !== '') {
      if (emailIsShared(email)) flags |= FLAG.role
      const domain = email.slice(email.lastIndexOf('@') + 1)
      const reserved = isReserved(domain)
      if (reserved) flags |= FLAG.reserved
      if (!reserved && !isProvider(domain)) own[MARK.domain] = hashOf(domain)
    }
    this.#identityFlags = flags
  }
}

/** A day YYYY-MM-DD as a number of eight digits, in the order of the days. */
export function dayNumber(day: string): number {
  return Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10))
}

function hashOf(text: string): number {
  return text === '' ? 0 : hashText(text) || 1
}
