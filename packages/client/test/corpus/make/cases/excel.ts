import { C, lineParts, numberAndAddition } from '../columns.ts'
import type { Case } from '../expected.ts'
import { mobile, visits } from '../people.ts'
import { col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(12)

/** The day number of a spreadsheet. */
const serial = (date: string): string => String(Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569)

const damagedPhone = (at: number): boolean => at % 3 === 0

export const excel: Case[] = [
  csvCase(
    'excel-phones.csv',
    [
      C.name(),
      C.postcode(),
      C.number('Huisnr'),
      col(
        'Mobiel',
        'phone',
        (v, at) => (damagedPhone(at) ? '6,12E+08' : v.phone.slice(3)),
        (v, at): Record<string, string> => (damagedPhone(at) ? {} : { phone: v.phone }),
      ),
      C.date('Bezoekdatum'),
      C.code('Code'),
    ],
    people,
    {
      pattern: 'excel',
      why: 'Mobile numbers as numbers: the zero in front is lost and comes back, what became 6,12E+08 is lost for good.',
      findings: ['excel damaged it'],
      amend: (rows) =>
        rows.map((row, at) => (damagedPhone(at) ? { ...row, findings: ['excel damaged it phone'] } : row)),
    },
  ),
  csvCase(
    'excel-serial-dates.csv',
    [
      C.relation('Relatienummer'),
      C.name(),
      col(
        'Geb.datum',
        'ask',
        (v) => serial(v.birthDate),
        ({ birthDate }) => ({ birthDate }),
      ),
      col(
        'Datum bezoek',
        'visitDate|ask',
        (v) => serial(v.visitDate),
        ({ visitDate }) => ({ visitDate }),
      ),
      C.code(),
    ],
    people,
    {
      pattern: 'excel',
      why: 'Dates that have become day numbers: a birth date hangs on it, so it is asked.',
      questions: ['serial dates @Geb.datum'],
      answers: { 'serial dates': 'serial-1900' },
    },
  ),
  csvCase(
    'excel-text-formulas.csv',
    [
      col(
        'Klantnr',
        'relationNumber',
        (v) => `="0${v.relationNumber.slice(1)}"`,
        (v) => ({
          relationNumber: `0${v.relationNumber.slice(1)}`,
        }),
      ),
      C.given(),
      C.prefix('Tussenv.'),
      C.family(),
      col('Mobiel', 'phone', (v) => `="${mobile(v.phone).replace('-', '')}"`),
      col('Postcode', 'postcode', (v) => `="${v.postcode}"`),
      C.number('Huisnr.'),
      C.isoDate('Datum'),
    ],
    people,
    { pattern: 'excel', why: 'Values guarded against Excel as ="0123": the guard is taken off, the zero stays.' },
  ),
  csvCase(
    'excel-errors.csv',
    [
      C.email('e-mail'),
      col(
        'postcode',
        'postcode',
        (v, at) => ['#N/B', '#VERW!', v.postcode][at % 3] ?? '',
        (v, at): Record<string, string> => (at % 3 === 2 ? { postcode: v.postcode } : {}),
      ),
      C.number('huisnummer'),
      col(
        'datum',
        'visitDate',
        (v, at) => (at === 4 ? '########' : v.visitDate),
        (v, at): Record<string, string> => (at === 4 ? {} : { visitDate: v.visitDate }),
      ),
      C.code('code'),
    ],
    people,
    {
      pattern: 'excel',
      why: '#N/B is nothing, #VERW! is an error of the sheet, ######## a date that did not fit its column.',
      findings: ['spreadsheet error', 'date unreadable'],
      amend: (rows) =>
        rows.map((row, at) => {
          const findings = at % 3 === 1 ? ['spreadsheet error postcode'] : []
          if (at !== 4) return { ...row, findings }
          const { activity, ...rest } = row
          return { ...rest, state: 'refused', findings: [...findings, 'date unreadable visitDate'] }
        }),
    },
  ),
  csvCase(
    'excel-house-number-months.csv',
    [
      C.tightPostcode(),
      col(
        'Huisnummer',
        'houseNumber',
        (v, at) => (at % 4 === 0 ? (['12-feb', '2-dec', 'jan-48'][at / 4] ?? '') : numberAndAddition(v)),
        (v, at): Record<string, string> => {
          const { street, ...rest } = lineParts(v)
          return at % 4 === 0 ? {} : rest
        },
      ),
      C.date(),
      C.code('Code'),
    ],
    people,
    {
      pattern: 'excel',
      why: 'House number 12-2 opened in Excel is 12 February: the number is lost, the visit is anonymous.',
      findings: ['excel damaged it'],
      amend: (rows) =>
        rows.map((row, at) => (at % 4 === 0 ? { ...row, findings: ['excel damaged it houseNumber'] } : row)),
    },
  ),
  csvCase(
    'excel-rounded-relation.csv',
    [
      col(
        'Lidnummer',
        'relationNumber|ask',
        (_, at) => ['2,10057E+13', '2.10057E+13'][at % 2] ?? '',
        () => ({}),
      ),
      C.family(),
      C.initials('Voorl.'),
      C.born('Geboortedatum', '-'),
      C.date('Uitleendatum'),
    ],
    people,
    {
      pattern: 'excel',
      why: 'Card numbers of fourteen digits that Excel rounded: the same for all, and nobody’s.',
      findings: ['excel damaged it'],
      amend: (rows) => rows.map((row) => ({ ...row, findings: ['excel damaged it relationNumber'] })),
    },
  ),
  csvCase(
    'excel-quoted-lines-english.csv',
    [
      C.given('First Name'),
      col(
        'Last Name',
        'familyName',
        (v) => [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
        (v) => ({
          ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }),
          familyName: v.familyName,
        }),
      ),
      C.email('Email Address'),
      col('Event Date', 'visitDate', (v) => {
        const [year = '', month = '', day = ''] = v.visitDate.split('-')
        return `${Number(month)}/${Number(day)}/${year}`
      }),
      col('Ticket Price', 'price', (v) => (v.priceCents / 100).toFixed(2)),
      C.quantity('Quantity'),
    ],
    people,
    {
      pattern: 'excel',
      why: 'English Excel: commas, points for decimals, and the month in front, which the column shows.',
    },
    { delimiter: ',' },
  ),
]
