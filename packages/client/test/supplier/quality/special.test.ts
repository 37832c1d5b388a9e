import { describe, expect, it } from 'vitest'
import { checkFile, parseMapping } from '../../../src/supplier/index.ts'
import { areCitizenNumbers, isCitizenNumber } from '../../../src/supplier/quality/citizen-number.ts'
import { specialWords } from '../../../src/supplier/quality/special-words.ts'
import { fileWith } from '../sample-file.ts'

const now = () => new Date('2026-06-01T12:00:00Z')
/** Numbers that pass the test of eleven and that nobody has. */
const CITIZEN = Array.from({ length: 2_000 }, (_, at) => String(999_980_000 + at)).filter(isCitizenNumber)

/** A file with an e-mail address, a date and one more column. */
function fileOf(column: string, values: readonly string[]): string {
  const rows = values.map(
    (value, at) =>
      `bezoeker${LETTERS[at % 26]}${at}@gmail.com;2026-01-${String((at % 28) + 1).padStart(2, '0')};${value}`,
  )
  return fileWith([`e-mail;bezoekdatum;${column}`, ...rows].join('\n'))
}
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const codes = async (column: string, values: readonly string[], field?: string) => {
  const mapping = field && parseMapping({ columns: { 'e-mail': 'email', bezoekdatum: 'visitDate', [column]: field } })
  const report = await checkFile(fileOf(column, values), { now, ...(mapping && { mapping }) })
  return { report, codes: report.findings.map(({ code }) => code) }
}
const many = (values: readonly string[], rows = 60): string[] =>
  Array.from({ length: rows }, (_, at) => values[at % values.length] ?? '')

describe('citizen service numbers', () => {
  it('are told by the test of eleven, of which chance numbers pass one in eleven', () => {
    expect(isCitizenNumber('111222333')).toBe(true)
    expect(['111222334', '000000000', '12345678901', '12345', ''].map(isCitizenNumber)).toEqual(Array(5).fill(false))
    const chance = Array.from({ length: 5_000 }, (_, at) => String(100_000_000 + ((at * 7_919_311) % 900_000_000)))
    expect(chance.filter(isCitizenNumber).length / chance.length).toBeLessThan(0.12)
    expect(areCitizenNumbers(chance)).toBe(false)
    // The first of March 2026 passes the test: a day’s export is no list of citizens.
    expect(isCitizenNumber('2026-03-01')).toBe(true)
    expect(areCitizenNumbers(new Array(200).fill('2026-03-01'))).toBe(false)
  })

  it.each(['Klantnummer', 'Relatienummer', 'Pasnummer'])(
    'stop a file whose column “%s” holds them, also unmapped',
    async (name) => {
      const { report } = await codes(name, CITIZEN.slice(0, 40))
      expect(report.ok).toBe(false)
      expect(report.findings[0]).toMatchObject({
        code: 'CITIZEN_NUMBER_CONTENT',
        level: 'blocking',
        where: { column: name, letter: 'C' },
      })
      expect(report.columns.map(({ column }) => column)).not.toContain(name)
      for (const number of CITIZEN.slice(0, 40)) expect(JSON.stringify(report)).not.toContain(number)
    },
  )

  it('stop a file that is told to use them, and are only said of where it is told to leave them', async () => {
    expect((await codes('x', CITIZEN.slice(0, 40), 'relationNumber')).codes).toContain('CITIZEN_NUMBER_CONTENT')
    const mapping = parseMapping({ columns: { 'e-mail': 'email', bezoekdatum: 'visitDate' } })
    const report = await checkFile(fileOf('Klantnummer', CITIZEN.slice(0, 40)), { now, mapping })
    expect(report.ok).toBe(true)
    expect(report.findings.map(({ code }) => code)).toEqual(['CITIZEN_NUMBER_UNUSED'])
  })

  it.each([
    ['relation numbers of nine digits', Array.from({ length: 60 }, (_, at) => String(200_000_000 + at))],
    ['numbers of six digits', Array.from({ length: 60 }, (_, at) => String(400_000 + at))],
    [
      'a few that pass by chance',
      [...CITIZEN.slice(0, 4), ...Array.from({ length: 60 }, (_, at) => String(300_000_001 + at * 2))],
    ],
  ])('are not seen in %s', async (_, values) => {
    const { codes: said } = await codes('Klantnummer', values)
    expect(said.filter((code) => code.startsWith('CITIZEN'))).toEqual([])
  })
})

describe('words of health, religion and the like', () => {
  it.each([
    ['rolstoelplaats nodig', ['rolstoelplaats']],
    ['2x glutenvrij, notenallergie', ['glutenvrij', 'notenallergie']],
    ['gluten-vrij', ['glutenvrij']],
    ['HALAL', ['halal']],
    ['Rolstoelbasketbal', []],
    ['Muziektherapie', []],
    ['Christen de Groot', []],
    ['VVDM', []],
  ])('are whole words: “%s”', (text, found) => {
    expect(specialWords(text, 'needs')).toEqual(found)
  })

  it('are said of an unused column and stop a used one', async () => {
    const remarks = many(['', 'rolstoelplaats nodig', 'geen', 'halal', 'twee kaarten'])
    const unused = await codes('Bijzonderheden', remarks)
    expect(unused.codes).toContain('SPECIAL_CATEGORY_UNUSED')
    expect(unused.report.ok).toBe(true)
    for (const field of ['offerCode', 'fullName', 'relationNumber', 'houseNumberAddition']) {
      const used = await codes('Bijzonderheden', remarks, field)
      expect(used.codes[0], field).toBe('SPECIAL_CATEGORY_CONTENT')
      expect(used.report.ok).toBe(false)
      expect(JSON.stringify(used.report)).not.toContain('halal')
    }
  })

  it.each([
    ['Achternaam', ['Christen', 'Jood', 'de Groot', 'Blind', 'Turk', 'Paus', 'Bakker', 'van Ziekte'], 'familyName'],
    ['Naam', ['Jan Christen', 'Els Jood', 'Piet Blind', 'Anna Katholiek'], 'fullName'],
    ['Code', ['ROLSTOELBASKETBAL', 'KERKCONCERT', 'JOODS-MUSEUM', 'ISLAM-26', 'BLIND', 'MOSLIMA'], 'offerCode'],
    ['Titel', ['De Jood van Malta', 'Kanker op tournee', 'Moslim in het moeras', 'Blind', 'Rolstoel'], undefined],
    ['Opmerking', ['dank u', 'graag naast elkaar', 'vriendenpas', 'gang'], undefined],
    ['Plaats', ['Christen', 'Sint Joost'], 'city'],
  ])('are not seen in a column “%s” of other things', async (column, values, field) => {
    const { codes: said } = await codes(column, many(values), field)
    expect(said.filter((code) => code.startsWith('SPECIAL'))).toEqual([])
  })

  it('one offer code that tells of a visitor is dropped, and the row goes without it', async () => {
    const { report } = await codes('Code', [...many(['DELTA-26', 'ZOMER-26'], 200), 'ROLSTOEL-PLAATS'], 'offerCode')
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'SPECIAL_CATEGORY_VALUE', level: 'value', count: 1, rows: [201] }),
    )
    expect(report.rows.accepted).toBe(201)
    expect(report.completeness.fields.find(({ field }) => field === 'offerCode')).toMatchObject({
      valid: 200,
      refused: 1,
    })
  })
})

describe('rows that must stay as a whole', () => {
  const HEADER = 'e-mail;postcode;huisnummer;bezoekdatum;aantal;bedrag'
  const states = async (rows: readonly string[]) => {
    const filling = Array.from(
      { length: 12 },
      (_, at) => `bezoeker${at}@gmail.com;1016GV;${at + 1};2026-01-0${(at % 9) + 1};2;25,00`,
    )
    return checkFile(fileWith([HEADER, ...filling, ...rows].join('\n')), { now })
  }

  it.each(['-2;-25,00', '2;-25,00', '2;25,00-', '2;(25,00)', '-1;25,00'])('tickets given back: %s', async (amounts) => {
    const report = await states([`a@gmail.com;1016GV;1;2026-01-02;${amounts}`])
    expect(report.rows.refused).toBe(1)
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'ROW_REFUND', level: 'row', rows: [13] }))
  })

  it.each(['2;12,-', '2;€ 12,-', '2;0,00', ';'])('no refund: %s', async (amounts) => {
    const report = await states([`a@gmail.com;1016GV;1;2026-01-02;${amounts}`])
    expect(report.rows.refused).toBe(0)
  })

  it('an amount among thousands of spaces is looked at in one pass: no cell holds up the file', async () => {
    const gap = ' '.repeat(4_000)
    const report = await states([`a@gmail.com;1016GV;1;2026-01-02;2;${gap}-${gap}25,00 x`])
    expect(report.rows).toMatchObject({ total: 13, refused: 0 })
  })

  it('a row that stands one column off is held, with its line; one with a bad value is not', async () => {
    const report = await states(['Jansen;a@gmail.com;1016GV;12;2026-01-02;2', 'fout;fout;12;2026-01-02;2;25,00'])
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'ROW_SHIFTED', level: 'row', rows: [13], lines: [14] }),
    )
    expect(report.rows).toMatchObject({ refused: 1, anonymous: 1 })
    // Only what follows from the shift would be said of its values.
    expect(report.findings.filter(({ rows }) => rows?.includes(13)).map(({ code }) => code)).toEqual(['ROW_SHIFTED'])
  })
})
