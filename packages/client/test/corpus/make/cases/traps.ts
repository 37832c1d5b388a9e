import { C, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, fullName, mobile, spaced } from '../people.ts'
import { col } from '../table.ts'
import { csvCase } from './build.ts'

import { cardNumber, ignored, other, people, unused } from './trap-columns.ts'

export const traps: Case[] = [
  csvCase(
    'venue-beside-visitor.csv',
    [
      unused('Naam voorstelling', () => 'De Grote Vloed', 'none'),
      unused('Naam locatie', () => 'Theater aan de Vaart', 'none'),
      unused('Adres locatie', () => 'Kade 1'),
      unused('Postcode locatie', () => '9876ZX'),
      unused('E-mail organisator', () => 'programma@theater.example'),
      C.name('Naam bezoeker'),
      C.email('E-mail bezoeker'),
      C.postcode('Postcode bezoeker'),
      C.number('Huisnummer bezoeker'),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'Name, address and mail of the venue beside those of the visitor: the venue is nobody.',
      answers: ignored('Adres locatie', 'Postcode locatie', 'E-mail organisator'),
    },
  ),
  csvCase(
    'seller-mail.csv',
    [
      unused('Verkoper', () => 'Tineke'),
      unused('E-mail verkoper', () => 'tineke@museum.example'),
      C.email('E-mail klant'),
      C.name('Naam klant'),
      C.date('Bezoekdatum'),
      C.code('Code'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'The mail address of who sold the ticket stands before that of who bought it.',
      answers: ignored('Verkoper', 'E-mail verkoper'),
    },
  ),
  csvCase(
    'billing-and-delivery.csv',
    [
      C.email('email'),
      { ...C.name('billing_name'), verdict: 'fullName|ask' },
      { ...C.tightPostcode('billing_postcode'), verdict: 'postcode|ask' },
      { ...C.number('billing_house_number'), verdict: 'houseNumber|ask' },
      unused('shipping_name', (_, at) => fullName(other(at))),
      unused('shipping_postcode', (_, at) => other(at).postcode),
      unused('shipping_house_number', (_, at) => other(at).houseNumber),
      C.isoDate('visit_date'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'Two names and two addresses in a row, one to bill and one to send to: never a mixture of both.',
      questions: ['two addresses'],
      answers: { 'two addresses': 'billing' },
    },
    { delimiter: ',' },
  ),
  csvCase(
    'parent-and-child.csv',
    [
      { ...C.name('Naam ouder'), verdict: 'fullName|ask' },
      { ...C.email('E-mail ouder'), verdict: 'email|ask' },
      unused('Naam kind', (_, at) => other(at).givenName),
      unused('Geboortedatum kind', (_, at) =>
        dutchDate(
          other(at)
            .birthDate.replace('19', '20')
            .replace(/^20[3-9]/, '201'),
          '-',
          true,
        ),
      ),
      C.date('Datum workshop'),
      C.code('Code'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'A children’s workshop: the birth date is the child’s and the name the parent’s, who must not become one person.',
      stopped: true,
      amend: () => [],
    },
  ),
  csvCase(
    'gift-vouchers.csv',
    [
      { ...C.name('Naam gever'), verdict: 'ask|fullName|none' },
      { ...C.email('E-mail gever'), verdict: 'ask|email|none' },
      unused('Naam ontvanger', (_, at) => fullName(other(at))),
      unused('E-mail ontvanger', (_, at) => other(at).email),
      { ...C.date('Datum besteed'), verdict: 'visitDate|ask|none' },
    ],
    people,
    { pattern: 'traps', why: 'Who gave a voucher and who used it: two people.', stopped: true, amend: () => [] },
  ),
  csvCase(
    'shifted-columns.csv',
    [
      C.name('Naam'),
      { ...col('Postcode', 'city|ask', ({ city }) => city), verdict: 'city|ask|none' },
      { ...col('Plaats', 'postcode|ask', ({ postcode }) => postcode), verdict: 'postcode|ask' },
      col('Telefoon', 'email|ask', ({ email }) => email),
      col('E-mail', 'phone|ask', ({ phone }) => mobile(phone)),
      C.isoDate(),
    ],
    people,
    {
      pattern: 'traps',
      why: 'The header is one column off: what stands below a name is something else, and must not be used under it in silence.',
      stopped: true,
      amend: () => [],
    },
  ),
  csvCase(
    'markers-for-nothing.csv',
    [
      {
        ...C.name('Naam'),
        cell: (v, at) => (at % 5 === 1 ? 'Onbekend' : fullName(v)),
        gives: (v, at): Record<string, string> => (at % 5 === 1 ? {} : nameParts(v)),
      },
      {
        ...C.email('E-mail'),
        cell: (v, at) => ['geen@geen', 'n.v.t.', v.email, 'NULL', v.email][at % 5] ?? '',
        gives: (v, at): Record<string, string> => (at % 5 === 2 || at % 5 === 4 ? { email: v.email } : {}),
      },
      {
        ...C.phone('Mobiel'),
        cell: (v, at) => ['0600000000', '-', mobile(v.phone), '0612345678', 'geen'][at % 5] ?? '',
        gives: (v, at): Record<string, string> => (at % 5 === 2 ? { phone: v.phone } : {}),
      },
      {
        ...C.born(),
        cell: (v, at) => ['01-01-1900', '00-00-0000', dutchDate(v.birthDate), '', '01-01-1970'][at % 5] ?? '',
        gives: (v, at): Record<string, string> => (at % 5 === 2 ? { birthDate: v.birthDate } : {}),
      },
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'content',
      why: 'Words and numbers that stand for nothing: they link nobody to anybody.',
      amend: (rows) => rows.map((row, at) => (at % 5 === 0 ? { ...row, findings: ['mail unusable email'] } : row)),
    },
  ),
  csvCase(
    'prices.csv',
    [
      C.email('E-mail'),
      C.date('Datum'),
      col(
        'Prijs (€)',
        'price',
        (v, at) => ['€ 12,50', '12,-', '1.234,50', '1.234', 'gratis', '12.5'][at % 6] ?? euros(v.priceCents),
        (_, at): Record<string, number> => {
          const cents = [1250, 1200, 123450, undefined, 0, 1250][at % 6]
          return cents === undefined ? {} : { priceCents: cents }
        },
      ),
      C.quantity('Aantal (st.)'),
    ],
    people,
    {
      pattern: 'content',
      why: 'Prices as people write them, gratis among them; 1.234 can be read in two ways and is dropped.',
      amend: (rows) => rows.map((row, at) => (at % 6 === 3 ? { ...row, findings: ['price unreadable price'] } : row)),
    },
  ),
  csvCase(
    'database-names.csv',
    [
      C.relation('KLT_NR'),
      C.initials('KLT_VOORL'),
      C.prefix('KLT_TUSSENV'),
      C.family('KLT_ACHTERNAAM'),
      C.tightPostcode('KLT_POSTCODE'),
      C.number('KLT_HUISNR'),
      C.addition('KLT_HUISNR_TOEV'),
      C.email('KLT_EMAIL'),
      { ...C.phone('KLT_TEL_MOB'), verdict: 'phone|ask' },
      { ...C.isoDate('VST_DATUM'), verdict: 'visitDate|ask' },
      { ...C.code('VST_CODE'), verdict: 'offerCode|ask' },
      unused('MUT_DATUM', () => '2026-11-01'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'Names of columns as a database has them, shortened and with underscores; the date of mutation is no visit.',
      answers: {
        'column unsure @KLT_TEL_MOB': 'phone',
        'column unsure @VST_DATUM': 'visitDate',
        'column unsure @VST_CODE': 'offerCode',
        ...ignored('MUT_DATUM'),
      },
    },
    { delimiter: '\t' },
  ),
  csvCase(
    'header-with-breaks.csv',
    [
      C.name('Naam\nbezoeker'),
      C.email(' E-mail adres '),
      C.tightPostcode('Postcode\u00a0(1234AB)'),
      C.number('Huisnummer*'),
      C.date('Datum van bezoek\n(dd-mm-jjjj)'),
      C.code('Code "tentoonstelling"'),
    ],
    people,
    {
      pattern: 'form',
      why: 'Line breaks, hard spaces, stars and explanations in the names of the columns.',
    },
  ),
  csvCase(
    'belgian.csv',
    [
      C.given('Voornaam'),
      C.family('Familienaam'),
      C.street('Straat'),
      C.number('Nr.'),
      unused('Bus', (_, at) => (at % 2 === 0 ? String(at + 1) : ''), 'houseNumberAddition|ask|none'),
      col(
        'Postnummer',
        'postcode',
        (_, at) => String(2000 + at * 10),
        (_, at) => ({ postcode: String(2000 + at * 10) }),
      ),
      C.city('Gemeente'),
      col(
        'Land',
        'country',
        () => 'BE',
        () => ({ country: 'BE' }),
      ),
      C.date('Datum voorstelling', '/'),
    ],
    people,
    {
      pattern: 'addresses',
      why: 'A theatre just over the border sells to Belgians: postnummer, gemeente, bus.',
      answers: { 'column unsure @Bus': 'houseNumberAddition', 'column unsure @Nr.': 'houseNumber' },
      amend: (rows) =>
        rows.map((row, at) =>
          at % 2 === 0 ? { ...row, identity: { ...row.identity, houseNumberAddition: String(at + 1) } } : row,
        ),
    },
  ),
  csvCase(
    'pass-number-of-another.csv',
    [
      col('Museumkaartnummer', 'relationNumber|ask', cardNumber, (v, at) => ({ relationNumber: cardNumber(v, at) })),
      C.tightPostcode('Postcode'),
      C.number('Huisnummer'),
      C.date('Datum bezoek'),
    ],
    people,
    {
      pattern: 'traps',
      why: 'The number of a national card: nobody else’s, so it may serve as the museum’s own, or be asked about.',
      answers: { 'column unsure @Museumkaartnummer': 'relationNumber' },
    },
  ),
  csvCase(
    'street-number-and-postcode-town.csv',
    [
      C.name('Contact: naam'),
      C.line('Contact: straat + nr.'),
      col(
        'Contact: pc + plaats',
        'postcode|ask',
        (v) => `${spaced(v.postcode)} ${v.city}`,
        ({ postcode, city }) => ({ postcode, city }),
      ),
      C.email('Contact: e-mail'),
      C.date('Eventdatum'),
      unused('Besteld op', (v) => dutchDate(v.orderDate, '-', true), 'orderDate|ask'),
    ],
    people,
    {
      pattern: 'addresses',
      why: 'Names of columns with a colon and a plus; number and street in one, postcode and town in one.',
      answers: { 'column unsure @Contact: pc + plaats': 'postcode' },
      amend: (rows) =>
        rows.map((row, at) => ({ ...row, activity: { ...row.activity, orderDate: people[at]?.orderDate ?? '' } })),
    },
  ),
]
