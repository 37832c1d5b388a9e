import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  checkFile,
  FileError,
  MAPPED_FIELDS,
  openSource,
  parseMapping,
  planRows,
  readMapping,
  recogniseColumns,
} from '../../src/supplier/index.ts'
import { fileWith, temporaryFolder } from './sample-file.ts'

const used = async (content: string): Promise<Record<string, string>> => {
  const guesses = recogniseColumns(await openSource(fileWith(content)))
  return Object.fromEntries(guesses.filter((guess) => guess.used).map(({ column, field }) => [column, field]))
}
const failure = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error instanceof FileError ? { code: error.code, ...error.where } : error
  }
}

describe('recognising columns by name', () => {
  it('knows the words of Dutch exports, whatever their case, accents and punctuation', async () => {
    const header =
      'Relatie-nr.;VOORNAAM;Tussenvoegsel;Achternaam;E-mailadres;Tel. mobiel;Postcode;Huisnr;Toev.;Plaats;Geboortedatum;Bezoekdatum;Aantal kaarten;Prijs'
    const row = 'R1;Jan;van;Dam;jan@voorbeeld.nl;0612345678;1016GV;1;A;Amsterdam;01-02-1980;03-04-2025;2;12,50'
    expect(await used(`${header}\n${row}\n`)).toEqual({
      'Relatie-nr.': 'relationNumber',
      VOORNAAM: 'givenName',
      Tussenvoegsel: 'familyNamePrefix',
      Achternaam: 'familyName',
      'E-mailadres': 'email',
      'Tel. mobiel': 'phone',
      Postcode: 'postcode',
      Huisnr: 'houseNumber',
      'Toev.': 'houseNumberAddition',
      Plaats: 'city',
      Geboortedatum: 'birthDate',
      Bezoekdatum: 'visitDate',
      'Aantal kaarten': 'quantity',
      Prijs: 'price',
    })
  })

  it('knows English words, owners in front, and the names of the standard themselves', async () => {
    const row = 'C1,Ann,Bell,a@b.org,1990-01-02,2025-03-04,10'
    expect(
      await used(
        `Customer ID,customer_first_name,Billing Last Name,contact_email,Date of Birth,performance_date,price\n${row}\n`,
      ),
    ).toEqual({
      'Customer ID': 'relationNumber',
      customer_first_name: 'givenName',
      'Billing Last Name': 'familyName',
      contact_email: 'email',
      'Date of Birth': 'birthDate',
      performance_date: 'visitDate',
      price: 'price',
    })
    const standard = recogniseColumns({ columns: MAPPED_FIELDS, sample: [] })
    expect(standard.map(({ field }) => field)).toEqual(MAPPED_FIELDS)
  })

  it('takes the name of a show for no visitor', async () => {
    const rows = Array.from({ length: 50 }, (_, row) => `Hamlet;bezoeker${row}@voorbeeld.nl;2025-01-02`)
    expect(await used(`Naam;E-mail;Datum\n${rows.join('\n')}\n`)).toEqual({ 'E-mail': 'email', Datum: 'visitDate' })
  })

  it('does not believe a name that its values deny', async () => {
    const rows = Array.from({ length: 20 }, (_, row) => `${row % 2 ? 'ja' : 'nee'};bezoeker${row}@voorbeeld.nl`)
    expect(await used(`email;telefoon\n${rows.join('\n')}\n`)).toEqual({ telefoon: 'email' })
    // A few bad values deny nothing: they are reported as what they are.
    expect(await used('email;postcode\ngeen;onbekend\n')).toEqual({ email: 'email', postcode: 'postcode' })
  })

  it('prefers the column that says it plainly', async () => {
    expect(await used('besteldatum;datum;bezoekdatum\n2025-01-01;2025-01-01;2025-01-02\n')).toEqual({
      besteldatum: 'orderDate',
      bezoekdatum: 'visitDate',
    })
  })
})

describe('recognising columns by content', () => {
  it('knows mail addresses, Dutch postcodes and mobile numbers', async () => {
    const rows = Array.from({ length: 5 }, (_, row) => `x${row}@voorbeeld.nl;101${row} GV;06-1234567${row};abc`)
    expect(await used(`veld1;veld2;veld3;veld4\n${rows.join('\n')}\n`)).toEqual({
      veld1: 'email',
      veld2: 'postcode',
      veld3: 'phone',
    })
  })
})

describe('special categories', () => {
  it.each(['Religie', 'politieke voorkeur', 'Gezondheid', 'dieetwensen', 'rolstoel', 'BSN'])(
    'never takes a column “%s” [RECO-16]',
    async (name) => {
      const source = await openSource(fileWith(`${name};email\nx;a@b.nl\ny;c@d.nl\nz;e@f.nl\n`))
      expect(planRows(source).notices).toEqual([{ code: 'SPECIAL_CATEGORY_COLUMN', where: { column: name } }])
      expect(failure(() => planRows(source, parseMapping({ columns: { [name]: 'offerCode' } })))).toEqual({
        code: 'MAPPING_SPECIAL_CATEGORY',
        column: name,
      })
    },
  )
})

describe('a mapping', () => {
  it.each([
    ['not an object', [], { code: 'MAPPING_UNREADABLE' }],
    ['without columns', {}, { code: 'MAPPING_UNREADABLE', field: 'columns' }],
    ['with an unknown setting', { columns: {}, colums: {} }, { code: 'MAPPING_UNREADABLE' }],
    [
      'with an unknown field',
      { columns: { a: 'e-mail' } },
      { code: 'MAPPING_UNKNOWN_FIELD', column: 'a', field: 'e-mail' },
    ],
    [
      'with an identity for all',
      { columns: {}, constants: { email: 'a@b.nl' } },
      { code: 'MAPPING_UNKNOWN_FIELD', field: 'email' },
    ],
    [
      'with words for an unknown field',
      { columns: {}, values: { x: {} } },
      { code: 'MAPPING_UNKNOWN_FIELD', field: 'x' },
    ],
  ])('%s is refused', (_, value, expected) => {
    expect(failure(() => parseMapping(value))).toEqual(expected)
  })

  it('that is no JSON is refused', async () => {
    const path = join(temporaryFolder(), 'mapping.json')
    writeFileSync(path, '{"columns": ')
    await expect(readMapping(path)).rejects.toMatchObject({ code: 'MAPPING_UNREADABLE' })
    await expect(readMapping(`${path}.absent`)).rejects.toMatchObject({ code: 'MAPPING_ABSENT' })
  })

  it('must name columns that are there, and one each', async () => {
    const source = await openSource(fileWith('a;b;b\n1;2;3\n'))
    expect(failure(() => planRows(source, parseMapping({ columns: { c: 'email' } })))).toEqual({
      code: 'MAPPING_COLUMN_MISSING',
      column: 'c',
      field: 'email',
    })
    expect(failure(() => planRows(source, parseMapping({ columns: { b: 'email' } })))).toEqual({
      code: 'COLUMN_REPEATED',
      column: 'b',
    })
    expect(failure(() => planRows(source, parseMapping({ columns: {} })))).toEqual({ code: 'NO_COLUMN_RECOGNISED' })
    expect(failure(() => planRows(source))).toEqual({ code: 'NO_COLUMN_RECOGNISED' })
  })

  it('takes the first filled column of a field, translates words, and fills in constants', async () => {
    const content = 'mobiel;vast;datum;soort\n;0201234567;2025-01-02;Avondje uit\n0653412978;0201234567;2025-01-02;\n'
    const rowsOut = join(temporaryFolder(), 'rows.ndjson')
    const mapping = parseMapping({
      columns: { mobiel: 'phone', vast: 'phone', datum: 'visitDate', soort: 'offerGenre' },
      values: { offerGenre: { 'avondje uit': 'theatre' } },
      constants: { channel: 'web', country: 'NL' },
    })
    const report = await checkFile(fileWith(content), { mapping, rowsOut })
    expect(report.findings.filter(({ level }) => level !== 'notice')).toEqual([])
    expect(report.linkability.identifiers).toMatchObject({ mobile: 1, fixedPhone: 1 })
  })
})
