import { addressLine, C, lineParts, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, mobile, type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'

const people = visits(14)
const nothing = (name: string, cell: (visit: Visit, at: number) => string, verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))
const another = (at: number): Visit => people[(at + 5) % people.length] as Visit

const MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
function german(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)}. ${MONTHS[Number(month) - 1]} ${year}`
}

/** Exports of ticket offices that were read wrongly in silence before. */
export const ticketOffices: Case[] = [
  csvCase(
    'buyer-phone-beside-holder.csv',
    [
      nothing('Buyer first name', (_, at) => another(at).givenName, 'none'),
      nothing('Buyer last name', (_, at) => another(at).familyName, 'none'),
      nothing('Buyer email', (_, at) => another(at).email, 'none'),
      nothing('Buyer phone', (_, at) => mobile(another(at).phone), 'ask'),
      C.given('Holder first name'),
      C.family('Holder last name'),
      C.email('Holder email'),
      col(
        'Event start',
        'visitDate',
        (v) => `${v.visitDate} ${v.visitTime}:00`,
        (v) => ({
          visitDate: v.visitDate,
          visitTime: v.visitTime,
        }),
      ),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Only the buyer left a telephone number: it is not that of whoever holds the ticket.',
      stopped: false,
    },
    { delimiter: ',' },
  ),
  csvCase(
    'scanned-and-begun.csv',
    [
      C.name('Koper naam'),
      C.email('Koper e-mail'),
      col(
        'Aanvang evenement',
        'visitDate',
        (v) => `za ${dutchDate(v.visitDate)} ${v.visitTime}`,
        (v) => ({
          visitDate: v.visitDate,
          visitTime: v.visitTime,
        }),
      ),
      nothing('Gescand op', (v, at) => (at % 3 === 0 ? '' : `${dutchDate(v.visitDate)} 19:01`), 'none'),
      nothing('Prijs excl. BTW', (v) => euros(Math.round(v.priceCents / 1.09)), 'none'),
      C.price('Prijs incl. BTW'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'What begins is the visit, not the moment at the gate; what was paid is the price with tax.',
    },
  ),
  csvCase(
    'mobile-behind-fixed.csv',
    [
      C.relation('Klantnr'),
      col(
        'Tel. privé',
        'phone',
        (_, at) => (at % 2 === 0 ? `071-512${3400 + at}` : ''),
        () => ({}),
      ),
      C.phone('Tel. mobiel'),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'A mobile number is one person’s; the fixed one of the home stands in for it only where there is none.',
    },
  ),
  csvCase(
    'caret.txt',
    [
      C.relation('lenernummer'),
      col(
        'naam',
        'fullName',
        (v) => `${v.familyName}, ${[v.givenName, v.familyNamePrefix].filter(Boolean).join(' ')}`,
        (v) => nameParts(v),
      ),
      C.email('e-mail'),
      C.date('uitleendatum'),
    ],
    people,
    { pattern: 'unseen', why: 'A library system separates with ^, and has a comma in each name.' },
    { delimiter: '^' },
  ),
  csvCase(
    'separator-line-caret.csv',
    [C.name(), C.postcode(), C.number('Huisnr'), C.date('Bezoekdatum')],
    people,
    { pattern: 'unseen', why: 'The first line names the separator, an unusual one.' },
    { delimiter: '^', before: ['sep=^'] },
  ),
  csvCase(
    'german-ticketing.csv',
    [
      C.relation('Kundennr.'),
      C.given('Vorname'),
      col(
        'Nachname',
        'familyName',
        (v) => [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
        (v) => ({
          familyName: v.familyName,
          ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }),
        }),
      ),
      C.email('E-Mail'),
      col('Bestellt am', 'orderDate', (v) => dutchDate(v.orderDate, '.')),
      col('Datum der Vorstellung', 'visitDate', (v) => `Sa., ${german(v.visitDate)}`),
      col(
        'Preisart',
        'priceKind',
        () => 'Normalpreis',
        () => ({ priceKind: 'regular' }),
      ),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'A German ticketing system: names of weekdays and months, and its own words for order and performance.',
    },
  ),
  csvCase(
    'crm-of-a-company.csv',
    [
      C.relation('Relatienummer'),
      C.name('Volledige naam'),
      col('Adres 1: straat 1', 'addressLine', addressLine, lineParts),
      nothing('Adres 1: straat 2', () => '', 'none'),
      C.postcode('Adres 1: postcode'),
      C.city('Adres 1: plaats'),
      col(
        'Adres 1: land/regio',
        'country',
        () => 'Nederland',
        () => ({ country: 'NL' }),
      ),
      C.date('Datum bezoek'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'A relation system that numbers its addresses and writes the path in front of each part.',
    },
  ),
  csvCase(
    'marks-of-joined-files.csv',
    [C.relation('Klantnummer'), C.name(), C.date('Bezoekdatum')],
    people,
    {
      pattern: 'unseen',
      why: 'Two exports joined by a program: the mark and the names of the second stand in the middle.',
      findings: ['names again'],
      amend: (rows) => [...rows, { line: people.length + 2, state: 'no row' }],
    },
    { behind: ['\ufeffKlantnummer;Naam;Bezoekdatum'] },
  ),
]
