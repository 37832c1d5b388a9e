import type { Language } from '../findings.ts'
import type { MappedField } from '../map/fields.ts'
import { TEMPLATE_FIELDS, type TemplateField } from './fields.ts'

/** Which columns a template has. */
export const TEMPLATE_KINDS = {
  full: TEMPLATE_FIELDS.map(({ field }) => field),
  'small-museum': ['postcode', 'houseNumber', 'houseNumberAddition', 'visitDate', 'offerCode'],
} as const satisfies Record<string, readonly MappedField[]>
export type TemplateKind = keyof typeof TEMPLATE_KINDS

/** A cell as write-excel-file takes it. */
export interface TemplateCell {
  readonly value?: string | Date
  readonly type?: StringConstructor | DateConstructor
  readonly format?: string
  readonly fontWeight?: 'bold'
  readonly backgroundColor?: string
  readonly textColor?: string
  readonly wrap?: boolean
  readonly alignVertical?: 'top'
}
/** A sheet of a workbook: rows of cells, widths in characters. */
export interface TemplateSheet {
  readonly sheet: string
  readonly data: TemplateCell[][]
  readonly columns: { width: number }[]
  readonly stickyRowsCount: number
}

const WORDS = {
  en: {
    visits: 'Visits',
    explanation: 'Explanation',
    column: 'Column',
    about: 'What belongs in it',
    needed: 'Needed?',
    example: 'For example',
    yes: 'always',
    no: 'may be empty',
    rules: [
      'One row for each visit or ticket order. The examples are invented.',
      'Columns that you do not have may go; their order is free; columns of your own may stay, they are never sent.',
      'Leave a cell empty when you do not know the value. Never write “unknown”, 1 January or your own address.',
      'Nothing leaves your machine while you look: sluis check FILE.',
    ],
  },
  nl: {
    visits: 'Bezoeken',
    explanation: 'Uitleg',
    column: 'Kolom',
    about: 'Wat erin hoort',
    needed: 'Nodig?',
    example: 'Bijvoorbeeld',
    yes: 'altijd',
    no: 'mag leeg',
    rules: [
      'Eén regel per bezoek of kaartbestelling. De voorbeelden zijn verzonnen.',
      'Kolommen die u niet heeft mogen weg; de volgorde is vrij; eigen kolommen mogen blijven, die worden nooit verzonden.',
      'Laat een cel leeg als u de waarde niet weet. Vul nooit “onbekend”, 1 januari of uw eigen adres in.',
      'Er verlaat niets uw computer terwijl u kijkt: sluis check BESTAND.',
    ],
  },
} as const

/** Rows that are ready to be typed in: a phone number keeps its zero only in a cell that is text. */
const READY_ROWS = 300
const HEAD = { fontWeight: 'bold', backgroundColor: '#E3EDF2' } as const
const DATE_FORMAT: Readonly<Record<Language, string>> = { nl: 'dd-mm-yyyy', en: 'yyyy-mm-dd' }

/** The two sheets of a template: the columns, empty, and what belongs in each. No invented visitor can be delivered by mistake. */
export function templateSheets(kind: TemplateKind, language: Language): readonly [TemplateSheet, TemplateSheet] {
  const names: readonly MappedField[] = TEMPLATE_KINDS[kind]
  const fields = TEMPLATE_FIELDS.filter(({ field }) => names.includes(field))
  const words = WORDS[language]
  const text = (value: string, style: Partial<TemplateCell> = {}): TemplateCell => ({ value, type: String, ...style })
  const empty = fields.map(
    ({ kind }): TemplateCell =>
      kind === 'date' ? { type: Date, format: DATE_FORMAT[language] } : { type: String, format: '@' },
  )
  const visits: TemplateSheet = {
    sheet: words.visits,
    data: [
      fields.map(({ header }) => text(header[language], HEAD)),
      ...Array.from({ length: READY_ROWS }, () => empty),
    ],
    columns: fields.map(({ header }) => ({ width: Math.max(14, header[language].length + 3) })),
    stickyRowsCount: 1,
  }
  const wrapped = { wrap: true, alignVertical: 'top' } as const
  const explanation: TemplateSheet = {
    sheet: words.explanation,
    data: [
      [text(words.column, HEAD), text(words.needed, HEAD), text(words.about, HEAD)],
      ...fields.map(({ header, about, isNeeded, example }) => [
        text(header[language], wrapped),
        text(isNeeded ? words.yes : words.no, wrapped),
        text(`${about[language]} ${words.example}: ${exampleText(example, language)}`, wrapped),
      ]),
      [],
      ...words.rules.map((rule) => [text(''), text(''), text(rule, wrapped)]),
    ],
    columns: [{ width: 26 }, { width: 14 }, { width: 90 }],
    stickyRowsCount: 1,
  }
  return [visits, explanation]
}

/** An example as it is typed in. */
function exampleText(example: TemplateField['example'], language: Language): string {
  if (typeof example === 'string') return example
  if (!(example instanceof Date)) return example[language]
  const [year, month, day] = example.toISOString().slice(0, 10).split('-')
  return language === 'nl' ? `${day}-${month}-${year}` : `${year}-${month}-${day}`
}
