import { C, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, fullName, type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'
import { special } from './special.ts'

const people = visits(24)
const BOX_OFFICE = {
  street: 'Museumplein',
  houseNumber: '1',
  houseNumberAddition: '',
  postcode: '1071DJ',
  city: 'Waterdam',
}
const atTheBoxOffice = (visit: Visit, at: number): Visit =>
  at % 2 === 0 ? { ...visit, ...BOX_OFFICE, email: 'kassa@museum.example' } : visit

export const content: Case[] = [
  csvCase(
    'test-rows.csv',
    // "Test" is no name: the value is dropped, as any filler.
    [
      { ...C.name(), gives: (v) => (v.familyName === 'Test' ? {} : nameParts(v)) },
      C.email(),
      C.tightPostcode(),
      C.number(),
      C.isoDate(),
      C.code(),
    ],
    people.map((visit, at) =>
      at % 8 === 3
        ? { ...visit, givenName: 'Test', familyNamePrefix: '', familyName: 'Test', email: 'test@museum.example' }
        : visit,
    ),
    {
      pattern: 'suspicious',
      why: 'Three rows with which a colleague tried the ticket shop: said, so that they can be taken out.',
      findings: ['test rows'],
    },
  ),
  csvCase(
    'box-office-address.csv',
    [C.name(), C.street(), C.number(), C.tightPostcode(), C.city(), C.email(), C.isoDate(), C.code()],
    visits(110).map(atTheBoxOffice),
    {
      pattern: 'suspicious',
      why: 'Who gave no address got the box office’s own: half of the visitors live at the museum.',
      findings: ['one mail often', 'one address often'],
    },
  ),
  csvCase(
    'one-mail-900-times.csv',
    [{ ...C.email('email'), verdict: 'email|ask' }, C.isoDate('datum'), C.code('code')],
    visits(930).map((visit, at) => (at < 900 ? { ...visit, email: 'verkoop@wederverkoper.example' } : visit)),
    {
      pattern: 'suspicious',
      why: 'A reseller’s address in nine hundred rows.',
      answers: { 'column unsure @email': 'email' },
      findings: ['one mail often'],
    },
  ),
  csvCase(
    'born-1-january.csv',
    [
      C.family(),
      C.initials(),
      // 1 January 1970 is what a computer writes for nothing.
      {
        ...C.born(),
        gives: ({ birthDate }): Record<string, string> => (birthDate === '1970-01-01' ? {} : { birthDate }),
      },
      C.date(),
      C.code(),
    ],
    people.map((visit) => ({ ...visit, birthDate: visit.birthDate.replace(/-\d\d-\d\d$/, '-01-01') })),
    {
      pattern: 'suspicious',
      why: 'Only the year of birth was asked, and the system made it 1 January.',
      findings: ['one birthday often'],
    },
  ),
  csvCase(
    'rows-twice.csv',
    [C.name(), C.email(), C.isoDate(), C.time(), C.code()],
    [...people, ...people.slice(0, 6)],
    {
      pattern: 'suspicious',
      why: 'Two exports that overlap, pasted together: six rows are there twice.',
      findings: ['duplicates'],
    },
  ),
  csvCase(
    'refunds.csv',
    [
      C.email(),
      C.isoDate(),
      C.code(),
      col('Aantal', 'quantity', (v, at) => (at % 6 === 5 ? `-${v.quantity}` : String(v.quantity))),
      col('Bedrag', 'price', (v, at) => (at % 6 === 5 ? `-${euros(v.priceCents)}` : euros(v.priceCents))),
    ],
    people,
    {
      pattern: 'suspicious',
      why: 'Tickets given back stand as rows with a minus: nobody came, so these rows stay.',
      findings: ['refund'],
      amend: (rows) =>
        rows.map((row, at) => {
          if (at % 6 !== 5) return row
          return {
            line: row.line,
            state: 'refused',
            findings: ['refund', 'number unreadable quantity', 'price unreadable price'],
          }
        }),
    },
  ),
  csvCase(
    'outside-agreement.csv',
    [C.email(), C.isoDate(), C.code()],
    people.map((visit, at) =>
      at % 4 === 0 ? { ...visit, visitDate: visit.visitDate.replace('2026', '2024') } : visit,
    ),
    {
      pattern: 'agreement',
      why: 'The export goes back to before the agreement: these rows stay.',
      findings: ['before agreement'],
      amend: (rows) => rows.map((row, at) => (at % 4 === 0 ? { ...row, state: 'before-agreement' } : row)),
    },
  ),
  ...special,
  csvCase(
    'codes-that-are-no-codes.csv',
    [
      C.email(),
      C.isoDate(),
      col(
        'Voorstellingscode',
        'offerCode|ask',
        (v, at) => ['DELTA-26', 'De grote vloed (première)', '0612000103', v.offerCode][at % 4] ?? '',
        (v, at): Record<string, string> =>
          at % 4 === 0 ? { offerCode: 'DELTA-26' } : at % 4 === 3 ? { offerCode: v.offerCode } : {},
      ),
    ],
    people,
    {
      pattern: 'content',
      why: 'Titles and a phone number in the column of codes: no free text and no number of a person may travel.',
      answers: { 'column unsure @Voorstellingscode': 'offerCode' },
      amend: (rows) =>
        rows.map((row, at) => {
          const [finding] = [[], ['code unusable offerCode'], ['code is personal offerCode'], []][at % 4] ?? []
          return finding ? { ...row, findings: [finding] } : row
        }),
    },
  ),
  csvCase(
    'schools-and-companies.csv',
    [
      col(
        'Naam',
        'fullName',
        (v, at) => ['Basisschool De Vlinder', 'Stichting Vrienden van de Vaart', fullName(v)][at % 3] ?? '',
        (v, at): Record<string, string | true> => (at % 3 === 2 ? nameParts(v) : { organisation: true }),
      ),
      C.tightPostcode(),
      C.number(),
      col('Datum', 'visitDate', (v) => dutchDate(v.visitDate)),
      C.quantity('Aantal personen'),
    ],
    people,
    {
      pattern: 'names',
      why: 'Groups that booked under the name of a school: an organisation, no person.',
      amend: (rows) => rows.map((row, at) => (at % 3 === 2 ? row : { ...row, findings: ['organisation fullName'] })),
    },
  ),
  csvCase(
    'duplicate-column-names.csv',
    [
      { ...C.name('Naam'), verdict: 'ask|fullName' },
      { ...C.email('E-mail'), verdict: 'ask|email' },
      col(
        'Naam',
        'ask|none',
        ({ city }) => `Stichting ${city}`,
        () => ({}),
      ),
      col(
        'E-mail',
        'ask|none',
        () => 'factuur@instelling.example',
        () => ({}),
      ),
      C.isoDate(),
      C.code(),
    ],
    people,
    {
      pattern: 'form',
      why: 'Visitor and payer each have “Naam” and “E-mail”: which is which cannot be seen from the names.',
      questions: ['two columns of one name'],
      stopped: true,
      amend: () => [],
    },
  ),
  csvCase('two-visitors-in-a-row.csv', twoVisitors(), visits(12), {
    pattern: 'names',
    why: 'Two tickets side by side in one row: two visitors, who must not become one.',
    questions: ['several visitors'],
    stopped: true,
    amend: () => [],
  }),
  csvCase(
    'mostly-anonymous.csv',
    [
      {
        ...C.email('E-mail (optioneel)'),
        cell: (v, at) => (at % 6 === 0 ? v.email : ''),
        gives: (v, at): Record<string, string> => (at % 6 === 0 ? { email: v.email } : {}),
      },
      C.date('Datum'),
      C.code('Code'),
      C.quantity('Aantal'),
    ],
    people,
    {
      pattern: 'content',
      why: 'Five visitors in six left nothing: anonymous visits, counted and never linked.',
      findings: ['anonymous'],
    },
  ),
]

function twoVisitors(): Column[] {
  const other = (visit: Visit): Visit =>
    visits(1, visits(60).findIndex(({ email }) => email === visit.email) + 7)[0] ?? visit
  return [
    col('Naam bezoeker 1', 'ask|fullName', fullName, (v) => nameParts(v)),
    col('E-mail bezoeker 1', 'ask|email', ({ email }) => email),
    col(
      'Naam bezoeker 2',
      'ask|none',
      (v) => fullName(other(v)),
      () => ({}),
    ),
    col(
      'E-mail bezoeker 2',
      'ask|none',
      (v) => other(v).email,
      () => ({}),
    ),
    C.isoDate(),
    C.code(),
  ]
}
