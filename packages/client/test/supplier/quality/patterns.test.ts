import { describe, expect, it } from 'vitest'
import { checkFile, type FileReport, parseMapping } from '../../../src/supplier/index.ts'
import { fileWith } from '../sample-file.ts'

const now = () => new Date('2026-06-01T12:00:00Z')
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** A surname for a number: no digits, different for each. */
const surname = (at: number): string =>
  `${LETTERS[at % 26]?.toUpperCase()}${LETTERS[Math.floor(at / 26) % 26]}${LETTERS[Math.floor(at / 676) % 26]}mans`
const DAY = 86_400_000
const day = (at: number): string => new Date(Date.UTC(2026, 0, 1) + (at % 100) * DAY).toISOString().slice(0, 10)
const birth = (at: number): string => new Date(Date.UTC(1950, 1, 2) + at * 7 * DAY).toISOString().slice(0, 10)

type Row = Partial<Record<keyof typeof usual, string>>
const usual = {
  nr: (at: number) => `R${at}`,
  voornaam: (at: number) => `Els${LETTERS[at % 26]}`,
  achternaam: surname,
  geboortedatum: birth,
  email: (at: number) => `${surname(at).toLowerCase()}${at}@gmail.com`,
  mobiel: (at: number) => `06${String(53412978 + at * 7)}`,
  postcode: (at: number) => `${1011 + (at % 900)}${LETTERS[at % 17]?.toUpperCase()}B`,
  huisnummer: (at: number) => String((at % 90) + 1),
  bezoekdatum: day,
  aantal: () => '2',
}
const NAMES = Object.keys(usual) as (keyof typeof usual)[]

/** The report of `count` ordinary rows, some of which say something else. */
async function check(
  count: number,
  other: (at: number) => Row = () => ({}),
  extra: readonly string[] = [],
): Promise<FileReport> {
  const lines = Array.from({ length: count }, (_, at) => {
    const row = other(at)
    return NAMES.map((name) => row[name] ?? usual[name](at)).join(';')
  })
  return checkFile(fileWith([NAMES.join(';'), ...lines, ...extra].join('\n')), { now })
}
const found = (report: FileReport, code: string) => report.findings.find((finding) => finding.code === code)

describe('suspicious patterns', () => {
  it('none is told of ordinary rows', async () => {
    const { findings, completeness } = await check(400)
    expect(findings).toEqual([])
    expect(completeness).toMatchObject({ rows: 400, complete: 400, faultless: 400 })
  })

  it.each([
    ['VALUE_MANY_NAMES', { email: 'kaartje@zonnewijzer.nl' }, 14, 'email'],
    ['VALUE_MANY_NAMES', { mobiel: '0653412999' }, 20, 'phone'],
    ['VALUE_MANY_NAMES', { postcode: '1016GV', huisnummer: '12' }, 20, 'houseNumber'],
    ['BIRTH_DATE_COMMON', { geboortedatum: '1980-05-05' }, 40, 'birthDate'],
    ['BIRTH_DATE_JANUARY_FIRST', {}, 40, 'birthDate'],
    ['EMAIL_ROLE', {}, 20, 'email'],
    ['EMAIL_DOMAIN_COMMON', {}, 50, 'email'],
    ['FIELD_FILLED_UP', { mobiel: '0612345678' }, 30, 'phone'],
    ['POSTCODE_COMMON', { postcode: '1016GV' }, 60, 'postcode'],
    ['EMAIL_RESERVED', {}, 3, 'email'],
    ['VISIT_IN_FUTURE', { bezoekdatum: '2026-06-02' }, 2, 'visitDate'],
    ['VISIT_LONG_AGO', { bezoekdatum: '1989-12-31' }, 1, 'visitDate'],
    ['QUANTITY_LARGE', { aantal: '251' }, 1, 'quantity'],
    ['TEST_ROW', { voornaam: 'Test', achternaam: 'Test' }, 2, undefined],
    ['TEST_ROW', { email: 'test@test.nl' }, 1, undefined],
    ['TEST_ROW', { mobiel: '0612345678', postcode: '9999XX' }, 1, undefined],
  ] as const)('%s is told of its rows, with their lines and without a value', async (code, values, count, field) => {
    const special = (at: number): Row => {
      if (code === 'BIRTH_DATE_JANUARY_FIRST') return { geboortedatum: `${1950 + at}-01-01` }
      if (code === 'EMAIL_ROLE') return { email: `info@bedrijf${LETTERS[at]}.nl` }
      if (code === 'EMAIL_DOMAIN_COMMON') return { email: `wie${at}@eigenmuseum.nl` }
      if (code === 'EMAIL_RESERVED') return { email: `wie${at}@stad.example` }
      return values
    }
    const report = await check(400, (at) => (at < count ? special(at) : {}))
    const finding = found(report, code)
    expect(finding).toMatchObject({ level: 'notice', count, where: field === undefined ? {} : { field } })
    expect(finding?.rows?.length).toBeGreaterThan(0)
    expect(finding?.lines).toEqual(finding?.rows?.map((row) => row + 1))
    expect(report.ok).toBe(true)
    for (const value of Object.values(values)) expect(JSON.stringify(report.findings)).not.toContain(value)
  })

  it('tells one value of very many rows, though it has one name: who buys for all', async () => {
    const buyer = { voornaam: 'Els', achternaam: 'Koper', email: 'els.koper@gmail.com' }
    const report = await check(400, (at) => (at % 8 === 0 ? buyer : {}))
    expect(found(report, 'VALUE_VERY_FREQUENT')).toMatchObject({ count: 50, where: { field: 'email', letter: 'E' } })
  })

  it.each([
    ['a family of twelve at one address', 12, { email: 'familie@gmail.com' }],
    ['a faithful visitor', 45, { voornaam: 'Els', achternaam: 'Trouw', email: 'els.trouw@gmail.com' }],
    ['a few born on the first of January', 5, { geboortedatum: '1960-01-01' }],
    ['people who share a provider', 400, {}],
    ['some without a phone', 15, { mobiel: 'geen' }],
  ])('tells nothing of %s', async (_, count, values) => {
    const report = await check(400, (at) => (at < count ? values : {}))
    expect(report.findings).toEqual([])
  })

  it('tells a file of one date, and whether that is today', async () => {
    expect(found(await check(60, () => ({ bezoekdatum: '2026-05-01' })), 'VISIT_DATE_SINGLE')).toMatchObject({
      count: 60,
    })
    expect(found(await check(60, () => ({ bezoekdatum: '2026-06-01' })), 'VISIT_DATE_TODAY')).toMatchObject({
      count: 60,
    })
    expect((await check(49, () => ({ bezoekdatum: '2026-05-01' }))).findings).toEqual([])
  })

  it('takes a file that is invented as a whole for what it is', async () => {
    const report = await check(60, (at) => ({ email: `wie${at}@postvak.example` }))
    expect(report.findings).toEqual([])
  })
})

describe('rows that stand in a file more than once', () => {
  it('are counted and told, and dropped they are not', async () => {
    const line = (at: number): string => NAMES.map((name) => usual[name](at)).join(';')
    const report = await check(20, () => ({}), [line(3), line(3), line(5).replace(/;2$/, ';3')])
    expect(report.duplicates).toEqual({ rows: 2, visits: 3, sampling: 1 })
    expect(found(report, 'ROW_REPEATED')).toMatchObject({ count: 2, rows: [21, 22], lines: [22, 23] })
    expect(found(report, 'VISIT_REPEATED')).toMatchObject({ count: 1, rows: [23] })
    expect(report.rows.accepted).toBe(23)
  })

  it('the number of an order line is known by the name of its column', async () => {
    const content =
      'Orderregelnr;e-mail;bezoekdatum\n1;a@gmail.com;2026-01-02\n2;b@gmail.com;2026-01-02\n1;c@gmail.com;2026-01-03\n'
    const report = await checkFile(fileWith(content), { now })
    expect(report.duplicates).toEqual({ rows: 0, visits: 0, orderLines: 1, sampling: 1 })
    expect(found(report, 'ORDER_LINE_REPEATED')).toMatchObject({ count: 1, rows: [3] })
  })

  it('anonymous visits are not the same visitor', async () => {
    const mapping = parseMapping({ columns: { dag: 'visitDate', soort: 'priceKind' } })
    const content = 'dag;soort;x\n2026-01-02;pas;1\n2026-01-02;pas;2\n'
    const report = await checkFile(fileWith(content), { now, mapping })
    expect(report.duplicates).toEqual({ rows: 0, visits: 0, sampling: 1 })
  })
})
