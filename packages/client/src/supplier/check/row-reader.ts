import {
  type AgreementPeriod,
  canonicaliseActivity,
  canonicaliseIdentity,
  type IdentityField,
  isLinkable,
  isObjection,
  isSurveyAgreed,
  isSurveyField,
  linksOf,
  type RawIdentity,
  type RowFacts,
  readConsent,
  rowState,
} from '@sluis/ttp-core/rows'
import { splitAddress } from '../map/address-in-one.ts'
import { isCountryUnsure } from '../map/belgian-phone.ts'
import { belgianPlace } from '../map/belgian-town.ts'
import type { MappedField } from '../map/fields.ts'
import { isOfAnother } from '../map/phone-of-another.ts'
import type { DateOrders, FieldPlan, Plan } from '../map/plan.ts'
import { hasActivityColumns } from '../map/plan-columns.ts'
import { holdsSeveralMails } from '../map/several-mails.ts'
import { namesTwoPersons } from '../map/two-persons.ts'
import { rowChecks, withoutSpecialCode } from '../quality/row-checks.ts'
import { type Cells, cellsOf, ListedCells } from '../read/cells.ts'
import { cellDamage } from '../read/plain-cell.ts'
import type { SourceRow } from '../read/source.ts'
import { type FieldReader, fieldReader } from './field-text.ts'
import type { RowFault, RowOutcome } from './outcome.ts'
import { rememberingRows } from './remember-rows.ts'

/** What holds for every row of the file. Dates are `YYYY-MM-DD`. */
export interface RowRules {
  readonly country: string
  readonly today: string
  readonly dateOrders: DateOrders
  /** When agreements are in force, first and last day included; visits on other days stay at home. Without it, any day. */
  readonly periods?: readonly AgreementPeriod[]
}

/** A function that brings one row into canonical form and says what would become of it; no promise, no input or output. */
export function rowReader(plan: Plan, rules: RowRules): (row: SourceRow) => RowOutcome {
  const withActivity = hasActivityColumns(plan)
  const survey = plan.activity.some(({ field }) => isSurveyField(field))
  const identityOptions = { country: rules.country, today: rules.today, dateOrder: rules.dateOrders.birthDate }
  const activityOptions = { dateOrder: rules.dateOrders.activity }
  const checks = rowChecks(plan)
  const people = plan.identity.map(
    (item): ReadField => ({
      field: item.field,
      read: fieldReader(item),
      isOne: item.field === 'email' && !item.firstMail,
    }),
  )
  const readIdentity = rememberingRows(columnsOf(plan.identity), (cells) =>
    identityOf(people, cells, identityOptions, plan),
  )
  const visits = plan.activity.map((item) => ({ field: item.field, read: fieldReader(item) }))
  // By what the cells say, not by how they are written: the minute of an order is no part of the visit.
  const textsOf = (cells: Cells): Cells => new ListedCells(visits.map(({ read }) => read(cells)))
  const readTexts = rememberingRows([...visits.keys()], (texts) => activityOf(visits, texts, survey, activityOptions))
  const objections = objectionReaders(plan.objected)
  const consentOf = plan.contactConsent && fieldReader(plan.contactConsent)
  return (row) => {
    if (row.error) return { ...EMPTY, row: row.row, line: row.line, faults: [{ code: row.error }] }
    const cells = cellsOf(row)
    const { fields, identity, links, faults: found } = readIdentity(cells)
    const visit = withActivity ? readTexts(textsOf(cells)) : undefined
    const activity = visit?.activity
    const faults = visit ? found.concat(visit.faults) : found.slice()
    const facts = factsOf(isLinkable(links), visit, rules.periods)
    const kept = checks(cells, faults)
    let state = rowState(facts)
    if (kept.length > 0 && (state === 'accepted' || state === 'anonymous')) state = 'refused'
    // What is wrong with single values of a row that stands one column off is only what follows from that.
    if (kept.some(({ code }) => code === 'ROW_SHIFTED')) faults.length = 0
    for (const fault of kept) faults.push(fault)
    if (state === 'before-agreement') faults.push({ code: 'ROW_BEFORE_AGREEMENT', field: dayOutside(facts) })
    if (state === 'after-agreement') faults.push({ code: 'ROW_AFTER_AGREEMENT', field: dayOutside(facts) })
    if (state === 'refused' && isOnlyNotAgreed(facts))
      faults.push({ code: 'ROW_SURVEY_NOT_AGREED', field: 'questionnaire' })
    for (const read of objections) {
      const objection = read(cells)
      if (rowState({ ...facts, objection }) !== 'objected') continue
      state = 'objected'
      faults.push({ code: isObjection(objection) ? 'ROW_OBJECTED' : 'OBJECTION_UNCLEAR', field: 'objected' })
      break
    }
    const consent = consentOf && readConsent(consentOf(cells))
    if (consent === 'unclear') faults.push({ code: 'CONSENT_UNCLEAR', field: 'contactConsent' })
    if (state === 'anonymous') faults.push({ code: 'ROW_ANONYMOUS' })
    const filled = visit?.filled
    const outcome = { row: row.row, line: row.line, state, fields, identity, activity, filled, faults, links }
    return consent === undefined || consent === 'nothing' ? outcome : { ...outcome, contactConsent: consent === 'yes' }
  }
}

/** Written out: to leave out members by spreading costs more than the rest of a row whose visitor is known. */
function factsOf(linkable: boolean, visit: VisitReading | undefined, periods: RowRules['periods']): RowFacts {
  if (!visit) return periods ? { linkable, periods } : { linkable }
  const activity = visit.activity ?? null
  return periods ? { linkable, activity, periods } : { linkable, activity }
}

/** One for each column: whoever objects in any of them stays, whatever the others say. */
function objectionReaders(objected: FieldPlan | undefined): readonly FieldReader[] {
  if (!objected) return []
  const { columns, readings } = objected
  if (columns.length < 2) return [fieldReader(objected)]
  return columns.map((column, at) => fieldReader({ ...objected, columns: [column], readings: [readings?.[at] ?? {}] }))
}

/** Which day of a row lies in no agreement: that of the visit or, of a survey, that of the consent. */
function dayOutside({ linkable, activity, periods }: RowFacts): 'visitDate' | 'surveyConsentAt' {
  if (!activity || !periods) return 'visitDate'
  const state = rowState({ linkable, activity: { visitDate: activity.visitDate }, periods })
  return state === 'accepted' || state === 'anonymous' ? 'surveyConsentAt' : 'visitDate'
}

/** Whether a sound survey stays because its questionnaire is not in the agreement. */
function isOnlyNotAgreed({ activity, periods }: RowFacts): boolean {
  return activity != null && periods !== undefined && !isSurveyAgreed(periods, activity)
}

/** A field and what reads it. */
interface ReadField {
  readonly field: MappedField
  readonly read: FieldReader
  /** A mail address that must be one alone. */
  readonly isOne?: boolean
}

/** What the identity columns of a row come to. */
type IdentityReading = Pick<RowOutcome, 'fields' | 'identity' | 'links' | 'faults'>

/** A foreign address in one cell gives what no column of its own does; one that cannot be told apart gives nothing. */
function takeApart(raw: RawIdentity, faults: RowFault[]): void {
  const whole = raw.addressLine === undefined ? undefined : splitAddress(raw.addressLine)
  if (whole === undefined) return
  if (whole === 'unclear') {
    delete raw.addressLine
    faults.push({ code: 'ADDRESS_UNCLEAR', field: 'addressLine' })
    return
  }
  raw.addressLine = whole.addressLine
  if (whole.postcode !== undefined) raw.postcode ??= whole.postcode
  if (whole.city !== undefined) raw.city ??= whole.city
  if (whole.country !== undefined) raw.country ??= whole.country
}

/** What the activity columns of a row come to. */
type VisitReading = Pick<RowOutcome, 'activity' | 'filled' | 'faults'>

function identityOf(
  people: readonly ReadField[],
  cells: Cells,
  options: Parameters<typeof canonicaliseIdentity>[1],
  { belgium, belgianTowns: towns }: Pick<Plan, 'belgium' | 'belgianTowns'>,
): IdentityReading {
  const raw: RawIdentity = {}
  const faults: RowFault[] = []
  for (const { field, read, isOne } of people) {
    const value = read(cells)
    if (isOne && holdsSeveralMails(value)) faults.push({ code: 'EMAIL_SEVERAL', field })
    else if (field === 'phone' && isOfAnother(value)) faults.push({ code: 'PHONE_OF_ANOTHER', field })
    else if (field === 'fullName' && namesTwoPersons(value)) faults.push({ code: 'NAME_OF_TWO', field })
    else if (value !== '') raw[field as IdentityField] = value
  }
  takeApart(raw, faults)
  const place = options.country === 'NL' && raw.country === undefined ? belgianPlace(raw) : undefined
  if (place) Object.assign(raw, place, { country: 'BE' })
  const unsure = options.country === 'NL' && raw.country === undefined && isCountryUnsure(raw, belgium === true)
  if (unsure) {
    delete raw.phone
    faults.push({ code: 'PHONE_COUNTRY_UNSURE', field: 'phone' })
  }
  const { fields, identity } = canonicaliseIdentity(raw, options)
  // Four digits are then no area of the Netherlands.
  if (unsure || (towns && raw.country === undefined)) delete identity.postcodeArea
  for (const name in fields) {
    const field = name as IdentityField
    const result = fields[field]
    if (result && 'error' in result) faults.push({ code: result.error, field })
  }
  return { fields, identity, links: linksOf(identity), faults }
}

function activityOf(
  visits: readonly ReadField[],
  texts: Cells,
  survey: boolean,
  options: Parameters<typeof canonicaliseActivity>[1],
): VisitReading {
  const raw: Record<string, string> = {}
  const faults: RowFault[] = []
  for (let at = 0; at < visits.length; at++) {
    const field = visits[at]?.field
    const value = texts.cell(at)
    if (field === undefined || value === '') continue
    const damage = cellDamage(value)
    if (damage) faults.push({ code: damage, field })
    else raw[field] = value
  }
  // Of a file with answers every row is one of a survey, that of a person who did not answer or agree too.
  if (survey) raw.questionnaire ??= ''
  const result = canonicaliseActivity(raw, options)
  const { activity, fault } = withoutSpecialCode(result.activity)
  // What was lost is not also missing.
  const lost = faults.map(({ field }) => field)
  for (const { code, field } of result.errors) if (!lost.includes(field)) faults.push({ code, field })
  if (fault) faults.push(fault)
  if (activity) return { activity, faults }
  return { activity, filled: Object.keys(raw).filter((field) => raw[field]?.trim()) as MappedField[], faults }
}

/** The columns that fields are taken from, each once. */
function columnsOf(fields: readonly FieldPlan[]): readonly number[] {
  return [
    ...new Set(
      fields.flatMap(({ columns, calling, second }) => [
        ...columns,
        ...[calling, second].filter((at) => at !== undefined),
      ]),
    ),
  ]
}

const EMPTY = {
  state: 'refused',
  fields: {},
  identity: {},
  activity: undefined,
  links: 0,
} as const satisfies Partial<RowOutcome>
