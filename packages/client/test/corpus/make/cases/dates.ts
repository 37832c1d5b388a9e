import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(12)
const MONTHS = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')
const parts = (date: string): [year: string, month: number, day: number] => {
  const [year = '', month = '', day = ''] = date.split('-')
  return [year, Number(month), Number(day)]
}
const when = (name: string, verdict: string, write: (visit: Visit, at: number) => string): Column =>
  col(name, verdict, write, ({ visitDate }) => ({ visitDate }))
const timed = (name: string, verdict: string, write: (visit: Visit, at: number) => string): Column =>
  col(name, verdict, write, ({ visitDate, visitTime }) => ({ visitDate, visitTime }))
/** Every date of these visits can be read in two ways. */
const early = visits(12).map(
  (visit, at): Visit => ({
    ...visit,
    birthDate: `19${60 + at}-0${1 + (at % 9)}-${String(2 + at)
      .padStart(2, '0')
      .slice(0, 2)}`.replace(/-1[3-9]$/, '-11'),
    visitDate: `2026-0${1 + (at % 8)}-${String(1 + ((at * 5 + 3) % 12)).padStart(2, '0')}`,
  }),
)

export const dates: Case[] = [
  csvCase(
    'dates-two-digit-years.csv',
    [
      C.family(),
      C.initials(),
      col('Geboortedatum', 'birthDate|ask', (v) => {
        const [year, month, day] = parts(v.birthDate)
        return `${day}-${month}-${year.slice(2)}`
      }),
      when('Bezoek', 'visitDate|ask', (v) => {
        const [year, month, day] = parts(v.visitDate)
        return `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year.slice(2)}`
      }),
      C.code(),
    ],
    people.filter(({ birthDate }) => birthDate > '1930'),
    {
      pattern: 'dates',
      why: 'Years of two digits: 47 is a birth in 1947, 26 a visit in 2026.',
      answers: { 'date order unsure': 'dmy' },
    },
  ),
  csvCase(
    'dates-ambiguous.csv',
    [
      C.family(),
      C.initials(),
      col(
        'Geboortedatum',
        'ask',
        (v) => dutchDate(v.birthDate, '/', true),
        ({ birthDate }) => ({ birthDate }),
      ),
      when('Datum', 'visitDate|ask', (v) => dutchDate(v.visitDate, '/', true)),
      C.code(),
    ],
    early,
    {
      pattern: 'dates',
      why: 'No day above the twelfth: day and month cannot be told apart, and a birth date hangs on it.',
      questions: ['date order unsure @Geboortedatum'],
      answers: { 'date order unsure': 'dmy' },
    },
  ),
  csvCase(
    'dates-two-orders.csv',
    [
      C.email(),
      when('Datum', 'ask', (v, at) => {
        const [year, month, day] = parts(v.visitDate)
        return at % 2 === 0 ? dutchDate(v.visitDate) : `${month}/${day}/${year}`
      }),
      C.code(),
    ],
    people,
    {
      pattern: 'dates',
      why: 'Two sources in one column, one with the month in front: no order is right for all, so it is asked.',
      questions: ['date order unsure @Datum'],
      answers: { 'date order unsure': 'dmy' },
      amend: (rows) =>
        rows.map((row, at) => {
          const [year, month, day] = parts(people[at]?.visitDate ?? '')
          if (at % 2 === 0) return row
          const { activity, ...rest } = row
          if (day > 12) return { ...rest, state: 'refused', findings: ['date unreadable visitDate'] }
          const two = (value: number): string => String(value).padStart(2, '0')
          return { ...row, activity: { ...activity, visitDate: `${year}-${two(day)}-${two(month)}` } }
        }),
    },
  ),
  csvCase(
    'dates-in-words.csv',
    [
      C.email(),
      when('Datum voorstelling', 'visitDate|ask', (v, at) => {
        const [year, month, day] = parts(v.visitDate)
        const name = MONTHS[month - 1] ?? ''
        return at % 2 === 0 ? `${day} ${name} ${year}` : `wo ${day} ${name.slice(0, 3)}. ${year}`
      }),
      C.code(),
    ],
    people.map((visit) => ({ ...visit, visitDate: visit.visitDate.replace('-03-', '-04-') })),
    { pattern: 'dates', why: 'Months in words, with the day of the week in front: one reading only.' },
  ),
  csvCase(
    'dates-iso-with-time.csv',
    [
      C.email('customer_email'),
      timed('event_start', 'visitDate', (v) => `${v.visitDate}T${v.visitTime}:00`),
      col('ordered_at', 'orderDate', (v) => `${v.orderDate} 09:12:44.120`),
      C.code('event_code'),
    ],
    people,
    { pattern: 'dates', why: 'Moments as a database writes them: the date, and the time of the visit with it.' },
    { delimiter: ',' },
  ),
  csvCase(
    'dates-us-moments.csv',
    [
      C.email('Email'),
      timed('Event Date', 'visitDate|ask', (v) => {
        const [year, month, day] = parts(v.visitDate)
        const [hour = 0, minute = 0] = v.visitTime.split(':').map(Number)
        return `${month}/${day}/${year} ${hour % 12 || 12}:${String(minute).padStart(2, '0')}:00 ${hour < 12 ? 'AM' : 'PM'}`
      }),
      C.code('Event Code'),
    ],
    people,
    { pattern: 'dates', why: 'An American ticket platform: month first, half past seven in the evening as 7:30 PM.' },
    { delimiter: ',' },
  ),
  csvCase(
    'dates-compact.csv',
    [
      C.relation('lidnr'),
      col('gebdat', 'birthDate', (v) => v.birthDate.replaceAll('-', '')),
      when('datum', 'visitDate', (v) => v.visitDate.replaceAll('-', '')),
      C.code('code'),
    ],
    people,
    { pattern: 'dates', why: 'Eight digits in a row, year in front: dates, not numbers.' },
  ),
  csvCase(
    'dates-date-and-time-columns.csv',
    [
      C.email('E-mail'),
      C.date('Speeldatum'),
      col('Aanvangstijd', 'visitTime', (v) => `${v.visitTime.replace(':', '.')} uur`),
      C.ordered('Datum van bestelling'),
      C.code('Productiecode'),
      C.quantity('Aantal kaarten'),
    ],
    people,
    {
      pattern: 'dates',
      why: 'Three moments in a theatre’s row: the day of the show is the visit, not the day of the order.',
    },
  ),
]
