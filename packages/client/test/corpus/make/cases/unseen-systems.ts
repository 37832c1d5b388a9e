import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, fullName, mobile, spaced, type Visit, visits } from '../people.ts'
import { xlsx } from '../spreadsheet.ts'
import { type Column, col } from '../table.ts'
import { zip } from '../zip.ts'
import { csvCase, rawCase, stopCase } from './build.ts'

const people = visits(15)
const nothing = (name: string, cell: (visit: Visit, at: number) => string, verdict = 'none|ask'): Column =>
  col(name, verdict, cell, () => ({}))

const orders = people.map((v) => ({
  customer: { id: v.relationNumber, email: v.email, address: { postalCode: v.postcode, houseNumber: v.houseNumber } },
  event: { startsAt: `${v.visitDate}T${v.visitTime}:00` },
}))
const ORDERS = {
  columns: [
    { name: 'customer.id', verdict: 'relationNumber' },
    { name: 'customer.email', verdict: 'email' },
    { name: 'customer.address.postalCode', verdict: 'postcode' },
    { name: 'customer.address.houseNumber', verdict: 'houseNumber' },
    { name: 'event.startsAt', verdict: 'visitDate' },
  ],
  stopped: false,
  rows: people.map((v, at) => ({
    line: at + 1,
    state: 'accepted' as const,
    identity: { relationNumber: v.relationNumber, email: v.email, postcode: v.postcode, houseNumber: v.houseNumber },
    activity: { visitDate: v.visitDate, visitTime: v.visitTime },
  })),
} as const

/** Files of the same trial: forms and systems that the corpus did not know. */
export const unseenSystems: Case[] = [
  csvCase(
    'form-questions.csv',
    [
      nothing('Tijdstempel', () => '2026/04/11 8:15:03 p.m. CET', 'none'),
      C.email('E-mailadres'),
      C.name('Wat is je naam?'),
      col(
        'Wat zijn de cijfers van je postcode?',
        'ask',
        (v) => v.postcode.slice(0, 4),
        () => ({}),
      ),
      col(
        'En de letters?',
        'ask',
        (v) => v.postcode.slice(4),
        (v) => ({ postcode: v.postcode }),
      ),
      C.numberWith('Wat is je huisnummer?'),
      C.date('Wanneer ben je bij ons geweest?'),
      nothing('Wanneer was je voor het laatst in een ander museum?', () => '2024', 'none'),
      nothing('Wat vond je ervan?', () => 'Mooi, maar koud', 'none'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'Whole questions as names of columns: what they ask for is found in them, and asked.',
      questions: ['column unsure @Wat zijn de cijfers van je postcode?', 'column unsure @En de letters?'],
      answers: {
        'column unsure @Wat zijn de cijfers van je postcode?': 'postcode',
        'column unsure @En de letters?': 'postcode',
      },
    },
    { delimiter: ',' },
  ),
  csvCase(
    'survey-tool.csv',
    [
      nothing('Respondent ID', (_, at) => String(118_000 + at)),
      nothing('Start Date', (_, at) => `04/1${at % 9}/2026 10:11:12 AM`, 'ask|orderDate|none'),
      nothing('End Date', (_, at) => `04/1${at % 9}/2026 10:15:12 AM`, 'none'),
      C.email('Email Address'),
      C.given('First Name'),
      C.family('Last Name'),
      C.postcode('Wat is uw postcode?'),
      C.date('Op welke datum bezocht u ons?', '/'),
    ],
    people,
    {
      pattern: 'unseen',
      why: 'A survey tool: the moment of filling in is no visit, and nobody’s number is the respondent’s.',
      answers: { 'column unsure @Start Date': 'ignore' },
      stopped: false,
    },
    { delimiter: ',' },
  ),
  csvCase(
    'moments-of-databases.csv',
    [
      C.name(),
      C.email('E-mail'),
      col(
        'Bezoekmoment',
        'visitDate',
        (v) => `${v.visitDate.replaceAll('-', '')}${v.visitTime.replace(':', '')}00`,
        (v) => ({ visitDate: v.visitDate, visitTime: v.visitTime }),
      ),
      col('Besteldatum', 'orderDate', (v) => `${dutchDate(v.orderDate, '.')}, 9.30 u.`),
    ],
    visits(24),
    { pattern: 'unseen', why: 'Fourteen digits in a row, and a time with “u.” behind it.' },
  ),
  csvCase(
    'nothing-of-a-database.tsv',
    [
      C.given('voornaam'),
      C.family('achternaam'),
      {
        ...C.email('email'),
        cell: (v, at) => (at % 3 === 0 ? '\\N' : v.email),
        gives: (v, at): Record<string, string> => (at % 3 === 0 ? {} : { email: v.email }),
      },
      {
        ...C.phone('telefoon'),
        cell: (v, at) => (at % 2 === 0 ? '\\N' : mobile(v.phone)),
        gives: (v, at): Record<string, string> => (at % 2 === 0 ? {} : { phone: v.phone }),
      },
      C.tightPostcode('postcode'),
      C.number('huisnummer'),
      {
        ...C.addition('toevoeging'),
        cell: (v) => v.houseNumberAddition.toLowerCase() || '\\N',
        gives: (v) => (v.houseNumberAddition === '' ? {} : { houseNumberAddition: v.houseNumberAddition }),
      },
      C.isoDate('bezoekdatum'),
    ],
    people,
    { pattern: 'unseen', why: 'A database writes \\N for nothing.' },
    { delimiter: '\t', quote: 'none' },
  ),
  stopCase(
    'database-script.csv',
    `-- kassa\nSET NAMES utf8;\nINSERT INTO \`bezoeker\` (\`naam\`,\`postcode\`,\`email\`,\`datum\`) VALUES\n${people
      .map((v) => `('${fullName(v)}','${v.postcode}','${v.email}','${v.visitDate}')`)
      .join(',\n')};\n`,
    {
      pattern: 'unseen',
      why: 'A script for a database under the name of a CSV: cut at its commas it gives half values.',
      stop: 'no table',
    },
  ),
  stopCase(
    'address-cards.csv',
    people
      .map((v) => `BEGIN:VCARD\nVERSION:3.0\nN:${v.familyName};${v.givenName};;;\nEMAIL:${v.email}\nEND:VCARD\n`)
      .join(''),
    { pattern: 'unseen', why: 'The cards of an address book.', stop: 'no table' },
  ),
  stopCase(
    'columns-of-spaces.txt',
    [
      `${'NAAM'.padEnd(24) + 'POSTCODE'.padEnd(9) + 'HUISNR'.padEnd(8)}DATUM`,
      ...people.map(
        (v) => fullName(v).padEnd(24) + spaced(v.postcode).padEnd(9) + v.houseNumber.padEnd(8) + v.visitDate,
      ),
    ].join('\r\n'),
    { pattern: 'unseen', why: 'Columns of equal width, as printers and old systems have them.', stop: 'no table' },
  ),
  stopCase(
    'wide-rows-below-plain-names.csv',
    Buffer.concat([
      Buffer.from('Naam;Postcode;E-mail;Bezoekdatum\r\n'),
      Buffer.from(people.map((v) => `${fullName(v)};${v.postcode};${v.email};${v.visitDate}\r\n`).join(''), 'utf16le'),
    ]),
    {
      pattern: 'unseen',
      why: 'Names in plain letters and rows in UTF-16, joined by hand: no text any more.',
      stop: 'not text',
    },
  ),
  rawCase('deep-envelope.json', `${JSON.stringify({ meta: { page: 1 }, data: { orders } }, null, 1)}\n`, {
    pattern: 'unseen',
    why: 'The list lies two envelopes deep, as the answers of an API have it.',
    read: { format: 'json', encoding: 'utf-8' },
    ...ORDERS,
  }),
  rawCase('objects-below-each-other.json', `${orders.map((order) => JSON.stringify(order, null, 1)).join('\n')}\n`, {
    pattern: 'unseen',
    why: 'One object after the other over many lines: neither a list nor JSON lines.',
    read: { format: 'json', encoding: 'utf-8' },
    ...ORDERS,
  }),
  rawCase(
    'names-and-rows.json',
    `${JSON.stringify({ columns: ['email', 'postcode', 'bezoekdatum'], data: people.map((v) => [v.email, v.postcode, v.visitDate]) })}\n`,
    {
      pattern: 'unseen',
      why: 'Names of columns and rows apart, as programs for statistics write tables.',
      read: { format: 'json', encoding: 'utf-8' },
      columns: [
        { name: 'email', verdict: 'email' },
        { name: 'postcode', verdict: 'postcode' },
        { name: 'bezoekdatum', verdict: 'visitDate' },
      ],
      stopped: false,
      rows: people.map((v, at) => ({
        line: at + 1,
        state: 'accepted' as const,
        identity: { email: v.email, postcode: v.postcode },
        activity: { visitDate: v.visitDate },
      })),
    },
  ),
  rawCase(
    'tickets-in-an-order.jsonl',
    `${people
      .map((v, at) =>
        JSON.stringify({
          buyer: { email: v.email },
          visitDate: v.visitDate,
          tickets: [
            { holder: fullName(v), price: 12.5 },
            { holder: fullName(people[(at + 3) % 15] ?? v), price: 12.5 },
          ],
        }),
      )
      .join('\n')}\n`,
    {
      pattern: 'unseen',
      why: 'Two tickets in a list within the order: neither the holder nor the price of the second is that of the row.',
      read: { format: 'json-lines', encoding: 'utf-8' },
      columns: [
        { name: 'buyer.email', verdict: 'email' },
        { name: 'visitDate', verdict: 'visitDate' },
        { name: 'tickets.0.holder', verdict: 'none|ask' },
        { name: 'tickets.0.price', verdict: 'none|ask' },
        { name: 'tickets.1.holder', verdict: 'none|ask' },
        { name: 'tickets.1.price', verdict: 'none|ask' },
      ],
      stopped: false,
      rows: people.map((v, at) => ({
        line: at + 1,
        state: 'accepted' as const,
        identity: { email: v.email },
        activity: { visitDate: v.visitDate },
      })),
    },
  ),
  stopCase(
    'names-to-the-last-column.xlsx',
    xlsx([
      {
        name: 'Blad1',
        rows: [
          ['Naam', 'Bezoekdatum', ...Array.from({ length: 1_200 }, (_, at) => `veld ${at}`), 'Bezwaar'],
          ...people.map((v) => [fullName(v), v.visitDate]),
        ],
      },
    ]),
    {
      pattern: 'unseen',
      why: 'Twelve hundred named columns: cut at a thousand, the objections would be gone without a word.',
      stop: 'too many columns',
    },
  ),
  stopCase(
    'sheet-of-a-mac.numbers',
    zip({ 'Index/Document.iwa': 'x', 'Index/Tables/Tile.iwa': 'x', 'preview.jpg': 'x' }),
    {
      pattern: 'unseen',
      why: 'Apple’s own format is packed too; it must be saved as a spreadsheet, and not unpacked.',
      stop: 'old spreadsheet',
    },
  ),
]
