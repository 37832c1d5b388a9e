import { isSpecialColumn } from '@sluis/ttp-core/rows'
import type { Finding } from '../check/finding.ts'
import { RowList } from '../check/finding.ts'
import { levelOf } from '../check/texts.ts'
import type { FindingCode } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'
import { readName } from '../map/names.ts'
import type { Plan } from '../map/plan.ts'
import type { Source } from '../read/source.ts'
import { areCitizenNumbers, isCitizenNumber } from './citizen-number.ts'
import { specialWords } from './special-words.ts'

/** Fields that take what stands in the file; the others take words of closed lists, numbers and dates alone. */
const FREE: ReadonlySet<MappedField> = new Set([
  'offerCode',
  'relationNumber',
  'fullName',
  'givenName',
  'initials',
  'familyNamePrefix',
  'familyName',
  'houseNumberAddition',
  'addressLine',
  'street',
  'city',
])
/** Columns about what was offered: a title may speak of anything. */
const ABOUT_OFFER =
  /titel|title|voorstelling|evenement|event|film|product|tentoonstelling|expositie|artiest|artist|gezelschap|zaal|locatie|locat|genre|programma|activiteit|concert|serie|maker|auteur|boek/i
/** A word here and there is chance: a surname, a title. */
const ROWS_MIN = 2
const SHARE_MIN = 0.02

/** What the values of a file say that may not be processed. Looked at in the first rows; what is not looked at is dropped by value. */
export function specialContent(plan: Plan, source: Pick<Source, 'columns' | 'sample'>, given: boolean): Finding[] {
  const fields = fieldsByColumn(plan)
  return source.columns.flatMap((column, index): Finding[] => {
    if (isSpecialColumn(column)) return []
    const field = fields.get(index)
    const citizen = citizenNumbers(source, index)
    if (citizen) {
      // A column that would be used by its name: leaving it out must be somebody's decision.
      const meant = field !== undefined || (!given && readName(column) !== undefined)
      return [said(meant ? 'CITIZEN_NUMBER_CONTENT' : 'CITIZEN_NUMBER_UNUSED', citizen, column, field)]
    }
    if (field === undefined && ABOUT_OFFER.test(column)) return []
    if (field !== undefined && !FREE.has(field)) return []
    const words = specialRows(source, index, field === undefined ? 'any' : 'needs')
    if (!words) return []
    return [said(field === undefined ? 'SPECIAL_CATEGORY_UNUSED' : 'SPECIAL_CATEGORY_CONTENT', words, column, field)]
  })
}

/** Whether a column holds citizen service numbers, as far as the first rows tell. */
export function holdsCitizenNumbers(source: Pick<Source, 'sample'>, index: number): boolean {
  return citizenNumbers(source, index) !== undefined
}

function said(code: FindingCode, rows: RowList, column: string, field: MappedField | undefined): Finding {
  return { code, level: levelOf(code), where: { column, ...(field && { field }) }, ...rows.named() }
}

function fieldsByColumn(plan: Plan): ReadonlyMap<number, MappedField> {
  const fields = new Map<number, MappedField>()
  for (const { field, columns } of [...plan.identity, ...plan.activity])
    for (const index of columns) fields.set(index, field)
  return fields
}

function citizenNumbers({ sample }: Pick<Source, 'sample'>, index: number): RowList | undefined {
  const filled = sample.flatMap(({ values }) => values[index]?.trim() || [])
  if (!areCitizenNumbers(filled)) return undefined
  const rows = new RowList()
  for (const { row, line, values } of sample) if (isCitizenNumber(values[index] ?? '')) rows.add(row, line)
  return rows
}

function specialRows({ sample }: Pick<Source, 'sample'>, index: number, which: 'needs' | 'any'): RowList | undefined {
  const rows = new RowList()
  const different = new Set<string>()
  let filled = 0
  for (const { row, line, values } of sample) {
    const value = values[index] ?? ''
    if (value === '') continue
    filled++
    const words = specialWords(value, which)
    if (words.length === 0) continue
    for (const word of words) different.add(word)
    rows.add(row, line)
  }
  const enough = rows.count >= ROWS_MIN && rows.count >= filled * SHARE_MIN
  // One word over and over in a used column may be a name; in half of the rows it is none.
  return enough && (different.size > 1 || rows.count * 2 >= filled) ? rows : undefined
}
