import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ACTIVITY_ERRORS, IDENTIFIER_ERRORS } from '@sluis/ttp-core/supplier'
import { describe, expect, it } from 'vitest'
import { checkFile, FINDINGS, parseMapping, textOf } from '../../src/supplier/index.ts'
import { fileWith, museumExport, temporaryFolder } from './sample-file.ts'

const NOW = () => new Date('2026-06-01T12:00:00Z')
const lines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('checkFile', () => {
  it('writes a line per row, in the order of the file: canonical values with their changes, or error codes', async () => {
    const content = [
      'relatienummer;naam;email;postcode;geboortedatum;onbekend',
      'R1;Jan de Wit;Jan@Voorbeeld.NL;1016gv;31-12-1980;x',
      'R2;;geen;10160;31-02-1980;y',
      'R3',
      ';;;;;y',
      'R5;;n.v.t.;;;z',
    ].join('\r\n')
    const rowsOut = join(temporaryFolder(), 'rows.ndjson')
    const report = await checkFile(fileWith(content), { rowsOut, now: NOW })
    expect(lines(rowsOut)).toEqual([
      {
        row: 1,
        fields: {
          relationNumber: { value: 'R1', changes: [] },
          fullName: { value: 'Jan de Wit', changes: [] },
          givenName: { value: 'Jan', changes: ['NAME_SPLIT'] },
          familyNamePrefix: { value: 'de', changes: ['NAME_SPLIT'] },
          familyName: { value: 'Wit', changes: ['NAME_SPLIT'] },
          email: { value: 'jan@voorbeeld.nl', changes: ['LOWER_CASED'] },
          postcode: { value: '1016GV', changes: ['UPPER_CASED'] },
          birthDate: { value: '1980-12-31', changes: ['DATE_REFORMATTED'] },
        },
      },
      {
        row: 2,
        fields: {
          relationNumber: { value: 'R2', changes: [] },
          email: { missing: true, changes: ['EMPTY_MARKER'] },
          postcode: { error: 'POSTCODE_FORMAT' },
          birthDate: { error: 'BIRTH_DATE_NO_SUCH_DAY' },
        },
      },
      { row: 3, error: 'ROW_RAGGED', fields: {} },
      { row: 4, fields: {} },
      {
        row: 5,
        fields: { relationNumber: { value: 'R5', changes: [] }, email: { missing: true, changes: ['EMPTY_MARKER'] } },
      },
    ])
    if (process.platform !== 'win32') expect(statSync(rowsOut).mode & 0o777).toBe(0o600)
    expect(report.rows).toMatchObject({ total: 5, accepted: 3, anonymous: 1, refused: 1 })
    expect(report.unmapped).toEqual(['onbekend'])
    expect(report.ok).toBe(true)
    expect(report.findings).toContainEqual({
      code: 'POSTCODE_FORMAT',
      level: 'value',
      count: 1,
      rows: [2],
      lines: [3],
      where: { field: 'postcode', column: 'postcode', letter: 'D' },
    })
    expect(report.findings[0]).toEqual({ code: 'ROW_RAGGED', level: 'row', count: 1, rows: [3], lines: [4], where: {} })
  })

  it('needs no activity columns, but says that nothing can be delivered without a date', async () => {
    const report = await checkFile(fileWith('email\na@voorbeeld.nl\n'), { now: NOW })
    expect(report.ok).toBe(true)
    expect(report.rows.accepted).toBe(1)
    expect(report.findings.map(({ code, level }) => [code, level])).toEqual([['VISIT_DATE_UNMAPPED', 'notice']])
  })

  it('stops a file of visits without their date', async () => {
    const report = await checkFile(fileWith('email;prijs\na@voorbeeld.nl;12,50\n'), { now: NOW })
    expect(report.ok).toBe(false)
    expect(report.findings[0]).toMatchObject({ code: 'VISIT_DATE_UNMAPPED', level: 'blocking' })
  })

  it('drops a bad value, not its row; refuses the row without a usable date', async () => {
    const mapping = parseMapping({
      columns: { mail: 'email', dag: 'visitDate', soort: 'offerGenre', code: 'offerCode' },
    })
    const content =
      'mail;dag;soort;code\nfout;2025-01-02;onzin;ABC 1\na@voorbeeld.nl;gisteren;museum;A1\nb@voorbeeld.nl;;museum;0612345678\n'
    const report = await checkFile(fileWith(content), { mapping, now: NOW })
    expect(report.rows).toMatchObject({ anonymous: 1, refused: 2 })
    expect(report.findings.map(({ code, level, where }) => [code, level, where.field]).sort()).toEqual(
      [
        ['EMAIL_NO_AT', 'value', 'email'],
        ['ACTIVITY_CODE_UNKNOWN', 'value', 'offerGenre'],
        ['ACTIVITY_OFFER_CODE_INVALID', 'value', 'offerCode'],
        ['ACTIVITY_OFFER_CODE_PERSONAL', 'value', 'offerCode'],
        ['ACTIVITY_DATE_INVALID', 'row', 'visitDate'],
        ['ACTIVITY_VISIT_DATE_MISSING', 'row', 'visitDate'],
        ['ROW_ANONYMOUS', 'notice', undefined],
      ].sort(),
    )
  })

  it('reads day and month in the order of the column, and says what it assumed', async () => {
    const american = await checkFile(
      fileWith('email;visitDate\na@voorbeeld.nl;01/13/2025\nb@voorbeeld.nl;02/03/2025\n'),
      { now: NOW },
    )
    expect(american.dateOrders.activity).toBe('mdy')
    expect(american.rows.refused).toBe(0)
    const either = await checkFile(fileWith('email;visitDate\na@voorbeeld.nl;01/02/2025\n'), { now: NOW })
    expect(either.findings).toContainEqual(
      expect.objectContaining({
        code: 'DATE_ORDER_ASSUMED',
        where: { column: 'visitDate', field: 'visitDate', letter: 'B' },
      }),
    )
    const plain = await checkFile(fileWith('email;visitDate\na@voorbeeld.nl;2025-02-01\n'), { now: NOW })
    expect(plain.findings).toEqual([])
  })

  it('keeps the rows before a place where the file breaks off', async () => {
    const report = await checkFile(fileWith('email;x\na@voorbeeld.nl;1\nb@voorbeeld.nl;"2\n'), { now: NOW })
    expect(report.rows.total).toBe(1)
    expect(report.ok).toBe(false)
    expect(report.findings[0]).toMatchObject({ code: 'QUOTE_NOT_CLOSED', where: { line: 3 } })
  })

  it('says how linkable the file is and what to collect', async () => {
    const content = [
      'voornaam;achternaam;geboortedatum;email;telefoon;postcode;huisnummer',
      'Jan;Bakker;1980-01-02;;;;',
      'Piet;Visser;;piet@voorbeeld.nl;0653412978;;',
      'Anna;Smit;;;;1016GV;',
      ';;;;;1016GV;12',
      'Els;Mulder;;;;;',
    ].join('\n')
    const { linkability, rows } = await checkFile(fileWith(content), { now: NOW })
    expect(rows).toMatchObject({ accepted: 3, anonymous: 2 })
    expect(linkability).toMatchObject({ schema: 'sluis-linkability/1', rows: 5, identifying: 3, distinctRecords: 3 })
    expect(linkability.strength).toMatchObject({ strong: 2, nameAndAddress: 0, householdOnly: 1, none: 2 })
    expect(linkability.identifiers).toMatchObject({ email: 1, mobile: 1, birthDate: 1, postcodeAndNumber: 1 })
    expect(linkability.advice).toEqual([
      { code: 'COLLECT_EMAIL_OR_MOBILE', rows: 3 },
      { code: 'COLLECT_NAME', rows: 1 },
    ])
  })

  it('puts no value of the file in its report', async () => {
    const report = await checkFile(
      fileWith(`${museumExport(40)}R41;x;y;geen-adres-maar-geheim;12;?;2025-13-45;gratis?\n`),
      { now: NOW },
    )
    const text = JSON.stringify(report)
    for (const value of ['geheim', 'Vermeulen', 'Saskia', 'voorbeeld.nl', '1016GV', '2025-13'])
      expect(text).not.toContain(value)
  })

  it('follows the country', async () => {
    const path = fileWith('postcode;huisnummer\n2000;12\n')
    expect((await checkFile(path, { country: 'BE', now: NOW })).findings.map(({ code }) => code)).not.toContain(
      'POSTCODE_LETTERS_MISSING',
    )
    expect((await checkFile(path, { country: 'NL', now: NOW })).findings.map(({ code }) => code)).toContain(
      'POSTCODE_LETTERS_MISSING',
    )
  })
})

describe('the catalogue of findings', () => {
  it('says what is wrong and how to mend it in both languages', () => {
    const codes = [...Object.keys(FINDINGS), ...Object.keys(IDENTIFIER_ERRORS), ...Object.keys(ACTIVITY_ERRORS)]
    for (const code of codes) {
      expect(code).toMatch(/^[A-Z][A-Z_]+$/)
      const [english, dutch] = (['en', 'nl'] as const).map((language) =>
        textOf(code as keyof typeof FINDINGS, language),
      )
      expect(english?.length).toBeGreaterThan(15)
      expect(dutch?.length).toBeGreaterThan(15)
      expect(dutch).not.toBe(english)
    }
    expect(new Set(codes).size).toBe(codes.length)
  })
})
