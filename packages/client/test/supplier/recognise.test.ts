import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAPPED_FIELDS, planRows, type Question, recogniseColumns } from '../../src/supplier/index.ts'

interface Column {
  readonly header: string
  readonly cell: (row: number) => string
}
const GIVEN = ['Jan', 'Fenna', 'Kees', 'Aisha', 'Willem', 'Noor', 'Sjoerd', 'Roos']
const FAMILY = ['de Wit', 'Bos', 'van der Meer', 'Smit', 'Visser', 'ten Cate', 'Mulder']
const col = (header: string, cell: Column['cell']): Column => ({ header, cell })
/** An export with most of what is easily taken for something else. */
const EXPORT: readonly Column[] = [
  col('Ordernummer', (row) => `${700_100 + row}`),
  col('Datum', (row) => `${10 + (row % 15)}-01-2025`),
  col('Verkoper e-mail', (row) => `kassa${row % 2}@theater.example`),
  col('Klantnr.', (row) => `K${1_000 + (row % 20)}`),
  col('Naam', (row) => `${GIVEN[row % 8]} ${FAMILY[row % 7]}`),
  col('E-mailadres', (row) => `bezoeker${row}@voorbeeld.nl`),
  col('Factuur postcode', (row) => `10${10 + row} AB`),
  col('Factuur huisnummer', (row) => `${row + 1}`),
  col('Afleveradres postcode', (row) => `20${10 + row} XK`),
  col('Geboortedatum', (row) => `${13 + (row % 15)}-05-${1950 + row}`),
  col('Titel', () => 'Hamlet'),
  col('Voorstellingsdatum', (row) => `${10 + (row % 15)}-03-2025`),
  col('Voorstellingscode', (row) => `VST-${row % 4}`),
  col('Prijs', (row) => `${row},50`),
]
const sourceOf = (columns: readonly Column[], rows: readonly number[]): Parameters<typeof planRows>[0] => ({
  format: 'csv',
  columns: columns.map(({ header }) => header),
  sample: rows.map((row, at) => ({ row: at + 1, line: at + 2, values: columns.map(({ cell }) => cell(row)) })),
})
const ROWS = Array.from({ length: 30 }, (_, row) => row)
const usedIn = (columns: readonly Column[], rows: readonly number[] = ROWS): Record<string, string> =>
  Object.fromEntries(
    recogniseColumns(sourceOf(columns, rows))
      .filter(({ used }) => used)
      .map(({ column, field }) => [column, field]),
  )
const questionsIn = (columns: readonly Column[], rows: readonly number[] = ROWS): readonly Question[] =>
  planRows(sourceOf(columns, rows)).questions

const USED = {
  'Klantnr.': 'relationNumber',
  Naam: 'fullName',
  'E-mailadres': 'email',
  'Factuur postcode': 'postcode',
  'Factuur huisnummer': 'houseNumber',
  Geboortedatum: 'birthDate',
  Datum: 'orderDate',
  Voorstellingsdatum: 'visitDate',
  Voorstellingscode: 'offerCode',
  Prijs: 'price',
}

describe('recognising', () => {
  it('tells the visitor from the seller, the payer from the parcel, the order from the visit', () => {
    // The delivery address differs from the billing one in every row: that is asked.
    expect(usedIn(EXPORT)).toEqual(USED)
    expect(
      questionsIn(EXPORT)
        .filter(({ needed }) => needed)
        .map(({ id }) => id),
    ).toEqual(['address'])
  })

  it('does not depend on the order of the columns or of the rows', () => {
    const shuffled = fc.tuple(
      fc.shuffledSubarray([...EXPORT], { minLength: EXPORT.length }),
      fc.shuffledSubarray([...ROWS], { minLength: ROWS.length }),
    )
    fc.assert(
      fc.property(shuffled, ([columns, rows]) => {
        expect(usedIn(columns, rows)).toEqual(USED)
      }),
      { numRuns: 30 },
    )
  })

  it('does not depend on case and punctuation of the names', () => {
    const marks = fc.constantFrom('', ' ', '_', '-', '.')
    const cases = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => text,
    )
    const written = fc.tuple(cases, marks)
    fc.assert(
      fc.property(fc.array(written, { minLength: EXPORT.length, maxLength: EXPORT.length }), (styles) => {
        const renamed = EXPORT.map(({ header, cell }, at) => {
          const [write, mark] = styles[at] ?? [(text: string) => text, '']
          return col(write(header).replace(/[ .-]/g, mark), cell)
        })
        const used = recogniseColumns(sourceOf(renamed, ROWS)).filter((item) => item.used)
        expect(Object.fromEntries(used.map(({ index, field }) => [EXPORT[index]?.header, field]))).toEqual(USED)
      }),
      { numRuns: 30 },
    )
  })

  it('says something of every column that it uses by a guess about an identity, and never shows a value', () => {
    const cells = fc.constantFrom(
      'jan@voorbeeld.nl',
      '1016 GV',
      '06-12345678',
      'Jan de Wit',
      '13-05-1980',
      '12',
      'Hamlet',
      '',
    )
    const headers = fc.constantFrom('Veld', 'X', 'Kolom', 'Data 1', 'Waarde', 'Iets')
    fc.assert(
      fc.property(fc.array(fc.tuple(headers, cells), { minLength: 1, maxLength: 6 }), (drawn) => {
        const columns = drawn.map(([header, cell], at) => col(`${header}${'abcdef'[at]}`, () => cell))
        const source = sourceOf(columns, ROWS)
        const used = recogniseColumns(source).filter((item) => item.used)
        if (used.length === 0) return
        const { questions } = planRows(source)
        for (const { column, by } of used)
          expect(by === 'name' || questions.some((question) => question.column === column)).toBe(true)
        const said = JSON.stringify(questions)
        for (const [, cell] of drawn) if (cell.length > 2) expect(said).not.toContain(cell)
        const words = new Set<string>([...MAPPED_FIELDS, 'ignore', 'dmy', 'mdy', 'serial-1900', 'serial-1904'])
        for (const { options } of questions) for (const option of options) expect(words).toContain(option)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    [
      'Naam beside Voornaam is the surname',
      ['Voornaam', 'Naam'],
      (row: number) => [GIVEN[row % 8], `Bakker${'abcdefghijklmnopqrstuvwxyzabcdefg'[row]}`],
      'familyName',
    ],
    [
      'Naam with the given name in it is the whole name',
      ['Voornaam', 'Naam'],
      (row: number) => [GIVEN[row % 8], `${GIVEN[row % 8]} ${FAMILY[row % 7]}`],
      'fullName',
    ],
  ] as const)('%s', (_, headers, cells, field) => {
    const columns = headers.map((header, at) => col(header, (row) => cells(row)[at] ?? ''))
    expect(usedIn(columns)).toMatchObject({ Naam: field })
  })

  it('asks when given names and surnames were exchanged, and when a birth date is of last year', () => {
    const columns = [
      col('Voornaam', (row) => ['Bakker', 'Smit', 'Visser'][row % 3] ?? ''),
      col('Achternaam', (row) => GIVEN[row % 8] ?? ''),
      col('Geboortedatum', (row) => `2025-03-${10 + (row % 15)}`),
    ]
    expect(questionsIn(columns).map(({ id, needed }) => [id, needed])).toEqual([
      ['column:Voornaam', true],
      ['column:Achternaam', true],
      ['column:Geboortedatum', true],
    ])
  })

  it('takes the address of a payer or a parcel for nobody who left none himself', () => {
    const mail = (name: string): Column => col(`E-mail ${name}`, (row) => `${name}${row}@voorbeeld.nl`)
    expect(
      usedIn([mail('klant'), mail('factuur'), mail('bezorging'), col('Telefoon bezorging', () => '0612345678')]),
    ).toEqual({
      'E-mail klant': 'email',
      'Telefoon bezorging': 'phone',
    })
    expect(usedIn([mail('privé'), mail('thuis')])).toEqual({ 'E-mail privé': 'email', 'E-mail thuis': 'email' })
  })

  it('asks whose the same few mail addresses are, and takes no number of a ticket for a code of the offer', () => {
    const many = Array.from({ length: 60 }, (_, row) => row)
    const columns = [
      col('E-mail', (row) => `kassa${row % 3}@theater.example`),
      col('Code', (row) => `${871_000_000 + row}`),
      col('Bezoekdatum', () => '2025-03-01'),
    ]
    expect(questionsIn(columns, many).map(({ id, proposed }) => [id, proposed])).toEqual([['column:E-mail', 'ignore']])
    expect(usedIn(columns, many)).toEqual({ Bezoekdatum: 'visitDate' })
  })
})

describe('a hostile file', () => {
  const LONG = 200_000
  const plain = col('Opmerking', (row) => `regel ${row}`)
  it.each([
    ['digits in a column of dates', col('Aankomstdatum', () => '1'.repeat(LONG))],
    ['brackets that never close, in a name', col('('.repeat(LONG), () => 'x')],
  ])('is looked at in one pass: %s', (_, column) => {
    expect(usedIn([...EXPORT, column, plain])['E-mailadres']).toBe('email')
  })
})
