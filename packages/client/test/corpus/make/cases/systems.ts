import { addressLine, C, lineParts, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, fullName, mobile, spaced, type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'
import { webShops } from './web-shops.ts'

const people = visits(24)
const unused = (name: string, cell: Column['cell'], verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))
const surname = (name: string): Column =>
  col(
    name,
    'familyName',
    (v) => [v.familyNamePrefix, v.familyName].filter(Boolean).join(' '),
    (v) => ({ ...(v.familyNamePrefix && { familyNamePrefix: v.familyNamePrefix }), familyName: v.familyName }),
  )
const ask = (choices: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(choices).map(([name, choice]) => [`column unsure @${name}`, choice]))
const amount = ({ priceCents }: Visit): Record<string, number> => ({ priceCents })

export const systems: Case[] = [
  ...webShops,
  csvCase(
    'system-tessitura.csv',
    [
      C.relation('customer_no'),
      C.given('fname'),
      surname('lname'),
      col('street1', 'addressLine|street', addressLine, lineParts),
      C.city('city'),
      C.tightPostcode('postal_code'),
      C.email('eaddress'),
      unused('order_no', (_, at) => String(700_100 + at)),
      col(
        'perf_dt',
        'visitDate|ask',
        (v) => `${v.visitDate} ${v.visitTime}:00.000`,
        ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
      ),
      { ...C.code('perf_code'), verdict: 'offerCode|ask' },
      unused('zone_desc', () => 'Parterre'),
      { ...col('paid_amt', 'price|ask', (v) => (v.priceCents / 100).toFixed(2), amount) },
      col(
        'mos',
        'channel',
        () => 'Web Sales',
        () => ({ channel: 'web' }),
      ),
    ],
    people,
    {
      pattern: 'system',
      why: 'A large house’s American system: names without vowels.',
      answers: ask({ perf_dt: 'visitDate', perf_code: 'offerCode', paid_amt: 'price' }),
    },
    { delimiter: ',' },
  ),
  csvCase(
    'system-recreation.csv',
    [
      C.relation('Klantcode'),
      { ...surname('Klant naam'), verdict: 'familyName|fullName' },
      C.given('Klant voornaam'),
      col('Straat + nr', 'addressLine|street', addressLine, lineParts),
      C.postcode('Postcode'),
      C.city('Gemeente'),
      col(
        'Datum/Uur',
        'visitDate|ask',
        (v) => `${dutchDate(v.visitDate, '/', true)} ${v.visitTime}`,
        ({ visitDate, visitTime }) => ({ visitDate, visitTime }),
      ),
      { ...C.code('Artikelcode'), verdict: 'offerCode|ask' },
      unused('Artikelomschrijving', () => 'Toegang volwassene', 'none|ask'),
      C.quantity('Aantal'),
      col('Bedrag incl.', 'price|ask', (v) => euros(v.priceCents), amount),
      unused('Bedrag excl.', (v) => euros(Math.round(v.priceCents / 1.09))),
      unused('Kassa', () => 'Kassa 2', 'none|ask|channel'),
    ],
    people,
    {
      pattern: 'system',
      why: 'A recreation system that sells the museum’s tickets: gross and net amount, date and hour in one.',
      answers: ask({
        'Datum/Uur': 'visitDate',
        Artikelcode: 'offerCode',
        'Bedrag incl.': 'price',
        'Bedrag excl.': 'ignore',
        Kassa: 'ignore',
      }),
    },
  ),
  csvCase(
    'system-library.csv',
    [
      unused('PASNR', (_, at) => String(21_000_400_100 + at), 'relationNumber|ask'),
      { ...C.relation('LENERNR'), verdict: 'relationNumber|ask' },
      C.family('NAAM'),
      C.prefix('VOORV'),
      C.initials('VOORL'),
      col('GEBDAT', 'birthDate', (v) => v.birthDate.replaceAll('-', '')),
      C.street('STRAAT'),
      C.number('HNR'),
      C.addition('TOEV'),
      C.tightPostcode('PCODE'),
      C.city('PLAATS'),
      C.email('EMAIL'),
      col(
        'TEL1',
        'phone|ask',
        () => '',
        () => ({}),
      ),
      C.phone('MOBIEL'),
      unused('CAT', (_, at) => ['A', 'J', 'S'][at % 3] ?? '', 'none|ask'),
      unused('VESTIGING', () => 'Centrum', 'none'),
      { ...C.date('LSTUITL'), verdict: 'visitDate|ask|none' },
    ].map((column) => (column.name === 'NAAM' ? { ...column, verdict: 'familyName|fullName|ask' } : column)),
    people,
    {
      pattern: 'system',
      why: 'A library system: capitals, two numbers (of the card and of the borrower), surname beside its prefix.',
      stopped: true,
      answers: ask({ PASNR: 'ignore', LENERNR: 'relationNumber', LSTUITL: 'visitDate', NAAM: 'familyName' }),
      amend: () => [],
    },
    { delimiter: '|' },
  ),
  csvCase(
    'system-cinema.csv',
    [
      col(
        'Session Date',
        'visitDate',
        (v) => dutchDate(v.visitDate, '/', true),
        ({ visitDate }) => ({ visitDate }),
      ),
      col('Session Time', 'visitTime', (v) => v.visitTime),
      unused('Film', () => 'De overkant', 'none|ask'),
      unused('Screen', () => 'Zaal 3', 'none'),
      unused('Booking Ref', (_, at) => `BK${90_100 + at}`, 'none|ask'),
      col('Member Name', 'fullName', fullName, (v) => nameParts(v)),
      C.relation('Member Number'),
      C.quantity('Tickets'),
      col('Gross', 'price|ask', (v) => euros(v.priceCents, '.'), amount),
    ],
    people,
    {
      pattern: 'system',
      why: 'A cinema’s English system with its members.',
      answers: ask({ Film: 'ignore', 'Booking Ref': 'ignore', Gross: 'price' }),
    },
    { delimiter: ',' },
  ),
  csvCase(
    'web-form.csv',
    [
      unused('Tijdstempel', (v) => `${v.orderDate} 20:14:03`, 'none|ask'),
      C.tightPostcode('Wat is uw postcode?'),
      C.number('Wat is uw huisnummer?'),
      col(
        'Wanneer bezocht u ons?',
        'visitDate|ask',
        (v) => v.visitDate,
        ({ visitDate }) => ({ visitDate }),
      ),
      { ...C.email('Uw e-mailadres (niet verplicht)'), verdict: 'email|ask' },
      unused('Wat vond u van uw bezoek?', () => 'Mooi, kom graag terug', 'none'),
    ],
    people,
    {
      pattern: 'system',
      why: 'The answers of a web form: questions as names of columns, and the moment of filling in is not the visit.',
      answers: ask({
        Tijdstempel: 'ignore',
        'Wanneer bezocht u ons?': 'visitDate',
        'Uw e-mailadres (niet verplicht)': 'email',
      }),
    },
    { delimiter: ',', quote: 'all' },
  ),
  csvCase(
    'postcode-and-number-in-one.csv',
    [
      col(
        'PC/huisnr',
        'postcode+houseNumber|ask',
        (v) => `${v.postcode} ${v.houseNumber}`,
        ({ postcode, houseNumber }) => ({ postcode, houseNumber }),
      ),
      C.date('Datum bezoek'),
      C.code('Code'),
      C.quantity('Aantal'),
    ],
    people,
    {
      pattern: 'addresses',
      why: 'Postcode and house number in one column: split where it is certain, and never a postcode with a town of digits.',
    },
  ),
  csvCase(
    'friends-of-the-museum.csv',
    [
      C.relation('Vriend nr.'),
      unused('Aanhef', (_, at) => ['Geachte heer', 'Geachte mevrouw'][at % 2] ?? '', 'none'),
      C.initials('Voorltrs'),
      C.prefix('Tv'),
      C.family('Achternaam'),
      unused('Partner achternaam', (v) => v.city, 'none|ask'),
      C.line('Adresregel 1'),
      col(
        'Adresregel 2',
        'postcode|ask',
        (v) => `${spaced(v.postcode)} ${v.city}`,
        ({ postcode, city }) => ({ postcode, city }),
      ),
      C.email('Mailadres'),
      col('06-nummer', 'phone', (v) => mobile(v.phone)),
      unused('Lid sinds', (v) => v.visitDate.slice(0, 4), 'none|ask'),
      unused('IBAN', () => 'NL00BANK0123456789', 'none|special'),
      { ...C.date('Laatste bezoek'), verdict: 'visitDate|ask' },
    ],
    people,
    {
      pattern: 'system',
      why: 'The friends of a museum, kept by hand: partner, address in lines, bank account.',
      answers: ask({
        'Adresregel 2': 'postcode',
        'Laatste bezoek': 'visitDate',
        'Partner achternaam': 'ignore',
        'Lid sinds': 'ignore',
      }),
    },
  ),
]
