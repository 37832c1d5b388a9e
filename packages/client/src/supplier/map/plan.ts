import { isSpecialColumn } from '@sluis/ttp-core/rows'
import { FileError, type FindingCode, type Where } from '../findings.ts'
import type { Source } from '../read/source.ts'
import { showsBelgium } from './belgian-phone.ts'
import { showsBelgianTowns } from './belgian-town.ts'
import { placeMapping } from './drift.ts'
import { isIdentityField, type MappedField } from './fields.ts'
import { foldWord } from './fold.ts'
import type { Mapping, SettledMapping } from './mapping.ts'
import { fieldByName } from './names.ts'
import { permissionSpeech } from './permission-speech.ts'
import { type FurtherPerson, separatePersons } from './persons.ts'
import type { Question } from './question.ts'
import { ALSO_GIVES } from './readers.ts'
import type { ColumnReading, DateOrder } from './reading.ts'
import { type Recognised, recognise } from './recognise.ts'
import { DATES, missingKeys, type PlacedUse, plainUse, readColumns, recognisedUses } from './uses.ts'
import { VOCABULARY } from './vocabulary.ts'

/** Where one field comes from: positions of its columns in order of preference, what words mean, what holds when all are empty. */
export interface FieldPlan<Field extends string = MappedField> {
  readonly field: Field
  readonly columns: readonly number[]
  /** How each of these columns is written, where that was settled: of it `cellReader` makes what reads a cell. */
  readonly readings?: readonly CellReading[]
  readonly words?: ReadonlyMap<string, string>
  readonly constant?: string
  /** Its columns say it together, and not one in the place of the other: the letter and the addition of a house number, digits and letters of a postcode. */
  readonly joined?: true
  /** Position of the column with the calling codes of these telephone numbers. */
  readonly calling?: number
  /** Position of the second lines of these addresses. */
  readonly second?: number
  /** Where several mail addresses stand in a cell, the first counts; without it none does. */
  readonly firstMail?: true
}

/** How the cells of a column are written. */
export interface CellReading {
  readonly read?: ColumnReading | undefined
  /** Every time of day of the column is midnight. */
  readonly midnight?: boolean | undefined
}

/** How the rows of one file become records. */
export interface Plan {
  readonly identity: readonly FieldPlan[]
  readonly activity: readonly FieldPlan[]
  readonly objected?: FieldPlan
  readonly contactConsent?: FieldPlan
  /** The mapping in force, given or recognised. */
  readonly mapping: SettledMapping
  /** Guesses about the columns; empty when a mapping was given. */
  readonly recognised: readonly Recognised[]
  /** Columns that never leave the machine. */
  readonly unmapped: readonly string[]
  readonly notices: readonly { readonly code: FindingCode; readonly where: Where }[]
  /** What is asked about the columns; answers stand in the mapping. */
  readonly questions: readonly Question[]
  readonly dateOrders: DateOrders
  /** Visitors that a row names besides the first. */
  readonly further?: readonly FurtherPerson[]
  /** Telephone numbers without a country may be Belgian. */
  readonly belgium?: true
  /** Postcodes of four digits without a country are Belgian. */
  readonly belgianTowns?: true
  /** How each column of dates is read, by its header. */
  readonly dateColumns: ReadonlyMap<string, ColumnReading>
}

/** How dates are read that canonicalisation itself reads: for all rows alike. */
export interface DateOrders {
  readonly birthDate: DateOrder
  readonly activity: DateOrder
}

const NOTHING: ReturnType<typeof recognise> = { recognised: [], questions: [] }
/** Fields that are neither part of an identity nor of an activity. */
const AT_HOME: ReadonlySet<string> = new Set(['objected', 'contactConsent'])

/**
 * Makes the plan from a given mapping or, without one, from the columns that are recognised with confidence.
 * @throws FileError `NO_COLUMN_RECOGNISED` for a plan without a field, unless it may be empty.
 */
export function planRows(
  source: Pick<Source, 'columns' | 'sample' | 'format'>,
  given?: Mapping,
  { mayBeEmpty = false }: { readonly mayBeEmpty?: boolean } = {},
): Plan {
  const { recognised, questions } = given?.columns ? NOTHING : recognise(source, given?.answers)
  const { columns } = given ?? {}
  const placed = columns
    ? placeMapping(source, { ...given, columns })
    : { uses: recognisedUses(recognised), questions, notices: [] }
  const read = readColumns(source, placed.uses, given)
  if (read.uses.length === 0 && !mayBeEmpty) throw new FileError('NO_COLUMN_RECOGNISED')
  const mapping: SettledMapping = {
    ...given,
    columns: Object.fromEntries([
      ...missingKeys(source, columns),
      ...read.uses.map(({ column, use }) => [column, plainUse(use)]),
    ]),
  }
  const positions = new Map<MappedField, Position[]>()
  const place = (field: MappedField, position: Position): void => {
    positions.set(field, [...(positions.get(field) ?? []), position])
  }
  const { first, further } = separatePersons(read.uses)
  const calling = first.find(({ use }) => use.read === 'calling-code')?.index
  const second = first.find(({ use }) => use.read === 'second-line')?.index
  for (const { index, use, midnight } of mobilesFirst(first))
    if (use.read !== 'calling-code' && use.read !== 'second-line')
      place(use.field, { index, reading: { read: use.read, midnight } })
  for (const { index, use } of first) {
    const also = use.read && ALSO_GIVES[use.read]
    if (also && !positions.has(also)) place(also, { index, reading: { read: use.read } })
  }
  const fields = new Set<MappedField>([...positions.keys(), ...(Object.keys(mapping.constants ?? {}) as MappedField[])])
  const plans = [...fields].map((field) => ({
    ...fieldPlan(field, positions.get(field) ?? [], mapping),
    ...(field === 'phone' && calling !== undefined && { calling }),
    ...(field === 'addressLine' && second !== undefined && { second }),
  }))
  const at = (field: MappedField): number[] => positions.get(field)?.map(({ index }) => index) ?? []
  const belgium = !fields.has('country') && calling === undefined && showsBelgium(source, at('phone'))
  const belgianTowns = !fields.has('country') && showsBelgianTowns(source, at('postcode'), at('city'))
  const objected = plans.find(({ field }) => field === 'objected')
  const contactConsent = plans.find(({ field }) => field === 'contactConsent')
  const used = new Set(read.uses.map(({ index }) => index))
  const asked = new Set([...placed.questions, ...read.questions].map(({ column }) => column))
  const unmapped = source.columns.filter((_, index) => !used.has(index))
  return {
    identity: plans.filter(({ field }) => isIdentityField(field)),
    // Constants alone say nothing about a visit: without a column there is no activity to check.
    activity: plans.filter(({ field }) => !isIdentityField(field) && !AT_HOME.has(field)),
    ...(objected && { objected }),
    ...(contactConsent && { contactConsent }),
    mapping,
    recognised,
    unmapped,
    notices: [...placed.notices, ...read.notices, ...notices(unmapped, asked)],
    questions: [...placed.questions, ...read.questions],
    dateOrders: read.orders,
    ...(belgium && { belgium }),
    ...(belgianTowns && { belgianTowns }),
    ...(further.length > 0 && { further }),
    dateColumns: new Map(
      read.uses.flatMap(({ column, use }) => (use.read && DATES.has(use.field) ? [[column, use.read]] : [])),
    ),
  }
}

const MOBILE = /mob|gsm|cell|handy|portable|06/i

/** Of several telephone numbers in a row the mobile one is somebody's own; the fixed one is that of the home. */
function mobilesFirst(uses: readonly PlacedUse[]): readonly PlacedUse[] {
  const rank = ({ column, use }: PlacedUse): number => (use.field === 'phone' && !MOBILE.test(column) ? 1 : 0)
  return [...uses].sort((a, b) => rank(a) - rank(b))
}

interface Position {
  readonly index: number
  readonly reading: CellReading
}

function fieldPlan(field: MappedField, positions: readonly Position[], mapping: Mapping): FieldPlan {
  const given = Object.entries(mapping.values?.[field] ?? {}).map(([word, code]): [string, string] => [
    foldWord(word),
    code,
  ])
  const words = new Map<string, string>([...(VOCABULARY[field] ?? []), ...given])
  const constant = mapping.constants?.[field]
  const columns = positions.map(({ index }) => index)
  return {
    field,
    columns,
    readings: positions.map(({ reading }) => reading),
    ...(words.size > 0 && { words }),
    ...(constant !== undefined && { constant }),
    ...((field === 'houseNumberAddition' || positions.some(({ reading }) => reading.read === 'postcode-letters')) && {
      joined: true,
    }),
    ...(positions.some(({ reading }) => reading.read === 'first-mail') && { firstMail: true }),
  }
}

function notices(unmapped: readonly string[], asked: ReadonlySet<string | undefined>): Plan['notices'] {
  return unmapped.flatMap((column): { code: FindingCode; where: Where }[] => {
    if (isSpecialColumn(column)) return [{ code: 'SPECIAL_CATEGORY_COLUMN', where: { column } }]
    if (fieldByName(column)?.field === 'objected') return [{ code: 'OBJECTION_COLUMN_UNMAPPED', where: { column } }]
    // Of consent and refusal nothing is passed over: asked, or said.
    if (permissionSpeech(column) && !asked.has(column)) return [{ code: 'PERMISSION_COLUMN_UNUSED', where: { column } }]
    return []
  })
}
