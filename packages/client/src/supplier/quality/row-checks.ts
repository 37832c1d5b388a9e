import { type Activity, remembering } from '@sluis/ttp-core/rows'
import type { RowFault } from '../check/outcome.ts'
import type { MappedField } from '../map/fields.ts'
import type { FieldPlan, Plan } from '../map/plan.ts'
import type { Cells } from '../read/cells.ts'
import { specialWords } from './special-words.ts'

/** What some values cannot be mistaken for. */
const SHAPES: Partial<Record<MappedField, RegExp>> = {
  email: /^\s*\S+@\S+\.\S+\s*$/,
  postcode: /^\s*[1-9]\d{3} ?[A-Za-z]{2}\s*$/,
  phone: /^\s*(?:\+|0)[\d ()-]{8,15}\s*$/,
  birthDate: /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\s*$/,
  visitDate: /^\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?:[ T].*)?$/,
}
const DATES: ReadonlySet<string> = new Set(['birthDate', 'visitDate'])
/** A minus before or behind a number, or a number in brackets. No two repeats of spaces meet: a cell of thousands would take minutes. */
const NEGATIVE = /^(?:[€\s]*[-−–][€\s]*\d[\d.,]*|\s*\d[\d.,]*\s*[-−]|\s*\((?:\s*€)?\s*\d[\d.,]*\s*\))\s*$/
/** A price "12,-" is no refund. */
const WHOLE_EUROS = /^\s*(?:€\s*)?\d+[.,]\s*[-−–]+\s*$/

const NONE: readonly RowFault[] = []

/** What only the row as a whole tells. Returned is a function that gives the faults for which a row must stay. */
export function rowChecks(plan: Plan): (cells: Cells, faults: readonly RowFault[]) => readonly RowFault[] {
  const amounts = plan.activity.filter(
    ({ field }) => field === 'quantity' || field === 'price' || field === 'priceCents',
  )
  const shaped = [...plan.identity, ...plan.activity].filter(({ field }) => SHAPES[field] !== undefined)
  return (cells, faults) => {
    // Each of the two leaves faults behind; a row without any is not looked at.
    if (faults.length === 0) return NONE
    const found: RowFault[] = []
    const refund = amounts.find(({ columns }) => columns.some((at) => isNegative(cells.cell(at))))
    if (refund) found.push({ code: 'ROW_REFUND' })
    if (isShifted(shaped, cells)) found.push({ code: 'ROW_SHIFTED' })
    return found
  }
}

function isNegative(value: string): boolean {
  return NEGATIVE.test(value) && !WHOLE_EUROS.test(value)
}

/** Whether two values or more do not fit their column, and all of them the next one on the same side. */
function isShifted(shaped: readonly FieldPlan[], cells: Cells): boolean {
  for (const step of [-1, 1]) {
    let fitting = 0
    for (const { field, columns } of shaped) {
      const [at = 0] = columns
      const shape = SHAPES[field]
      if (!shape || shape.test(cells.cell(at)) || !shape.test(cells.cell(at + step))) continue
      // The neighbour may hold such a value by right.
      const rightful = shaped.some(
        (other) => other.columns.includes(at + step) && (other.field === field || bothDates(field, other.field)),
      )
      if (!rightful) fitting++
    }
    if (fitting >= 2) return true
  }
  return false
}

const bothDates = (one: string, other: string): boolean => DATES.has(one) && DATES.has(other)

/** Codes come again and again. */
const isSpecialCode = remembering(1_024, (code) => specialWords(code, 'needs').length > 0)

/** An activity without an offer code that tells of a visitor's health or meals, and the fault that says so. */
export function withoutSpecialCode(activity: Activity | undefined): {
  activity: Activity | undefined
  fault?: RowFault
} {
  if (activity?.offerCode === undefined || !isSpecialCode(activity.offerCode)) return { activity }
  const { offerCode: _, ...rest } = activity
  return { activity: rest as Activity, fault: { code: 'SPECIAL_CATEGORY_VALUE', field: 'offerCode' } }
}
