import { addressLine, C, lineParts, nameParts, numberAndAddition } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, fullName, mobile, spaced, type Visit, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'
import { couples } from './couples.ts'
import { foreign } from './foreign.ts'

const people = visits(12)
const inFull = (
  verdict: string,
  name: string,
  write: (visit: Visit, at: number) => string,
  first: 'givenName' | 'initials',
) => col(name, verdict, write, (visit) => nameParts(visit, first))
const behind = ({ familyName, familyNamePrefix, initials }: Visit): string =>
  `${familyName}, ${initials}${familyNamePrefix && ` ${familyNamePrefix}`}`

export const persons: Case[] = [
  csvCase(
    'name-with-everything.csv',
    [
      inFull(
        'fullName',
        'Naam',
        (v, at) =>
          `${['Dhr.', 'Mevr. drs.', 'mw.', 'De heer'][at % 4]} ${v.initials} ${v.familyNamePrefix} ${v.familyName}`.replace(
            '  ',
            ' ',
          ),
        'initials',
      ),
      C.line('Adres'),
      col(
        'Postcode en plaats',
        'postcode',
        (v) => `${spaced(v.postcode)} ${v.city}`,
        ({ postcode, city }) => ({ postcode, city }),
      ),
      C.email('Email'),
      C.date('Datum bezoek'),
    ],
    people,
    {
      pattern: 'names',
      why: 'Title, initials, prefix and surname in one; street, number and addition in one; postcode and town in one.',
    },
  ),
  csvCase(
    'name-surname-first.csv',
    [
      inFull('fullName', 'Klant', behind, 'initials'),
      C.tightPostcode('PC'),
      C.numberWith('Nr', '-'),
      C.isoDate('Datum'),
      C.code('Code'),
    ],
    people,
    {
      pattern: 'names',
      why: 'Surname, initials and prefix behind a comma, as card files had it; `12-hs` in the house number.',
    },
    { delimiter: ';' },
  ),
  csvCase(
    'name-capitals.csv',
    [
      inFull('fullName', 'NAAM', (v) => fullName(v).toUpperCase(), 'givenName'),
      col('STRAAT', 'street', (v) => v.street.toUpperCase()),
      col('HUISNR', 'houseNumber', (v) => v.houseNumber),
      col('TOEV', 'houseNumberAddition', (v) => v.houseNumberAddition),
      col('POSTKODE', 'postcode', (v) => v.postcode),
      col('WOONPLAATS', 'city', (v) => v.city.toUpperCase()),
      col('DATUM', 'visitDate', (v) => dutchDate(v.visitDate, '.', true)),
    ],
    people.filter(({ familyName }) => !familyName.includes('-')),
    { pattern: 'names', why: 'An old system writes capitals only, and spells postcode its own way.' },
  ),
  couples(),
  csvCase(
    'address-in-one-column.csv',
    [
      C.name('naam'),
      col(
        'adres',
        'addressLine',
        (v) => `${addressLine(v)}, ${spaced(v.postcode)} ${v.city}`,
        (v) => ({ ...lineParts(v), postcode: v.postcode, city: v.city }),
      ),
      C.phone('telefoon'),
      C.date('bezoekdatum'),
    ],
    people,
    { pattern: 'addresses', why: 'Street, number, addition, postcode and town in one column with a comma between.' },
    { delimiter: ';' },
  ),
  csvCase(
    'address-over-lines.csv',
    [
      C.name('Naam'),
      col(
        'Adresgegevens',
        'addressLine|ask',
        (v) => `${addressLine(v)}\n${spaced(v.postcode)}  ${v.city.toUpperCase()}`,
        (v) => ({ ...lineParts(v), postcode: v.postcode, city: v.city }),
      ),
      C.email('E-mail'),
      C.date('Datum'),
    ],
    people,
    {
      pattern: 'addresses',
      why: 'An address as on an envelope, over two lines of one cell.',
      answers: { 'column unsure @Adresgegevens': 'addressLine' },
    },
    { delimiter: ',', end: '\r\n' },
  ),
  csvCase(
    'house-number-with-addition.csv',
    [
      C.postcode('Postcode'),
      col(
        'Huisnummer',
        'houseNumber',
        (v, at) => numberAndAddition(v, ['-', ' ', '/'][at % 3]),
        (v): Record<string, string> => {
          const { street, ...rest } = lineParts(v)
          return rest
        },
      ),
      C.isoDate('Datum'),
      C.code('Code'),
    ],
    people,
    { pattern: 'addresses', why: '`48-hs`, `12 bis`, `16/c`: number and addition in one, marked three ways.' },
  ),
  csvCase(
    'house-letter-and-addition.csv',
    [
      C.street('straatnaam'),
      C.number('huisnummer'),
      col('huisletter', 'houseNumberAddition', (v) =>
        /^[A-Z]$/.test(v.houseNumberAddition) ? v.houseNumberAddition : '',
      ),
      col('huisnummertoevoeging', 'houseNumberAddition', (v) =>
        /^[A-Z]$/.test(v.houseNumberAddition) ? '' : v.houseNumberAddition.toLowerCase(),
      ),
      C.tightPostcode('postcode'),
      C.city('woonplaats'),
      C.isoDate('datum'),
      C.code('objectcode'),
    ],
    people,
    { pattern: 'addresses', why: 'Letter and addition in columns of their own, as in the key register of addresses.' },
  ),
  foreign(),
  csvCase(
    'phones-of-two-kinds.csv',
    [
      C.name('Contactpersoon'),
      col(
        'Telefoon vast',
        'phone|ask',
        () => '',
        () => ({}),
      ),
      col(
        'Telefoon mobiel',
        'phone',
        (v, at) => [mobile(v.phone), `+31 (0)6 ${v.phone.slice(4)}`, `0031${v.phone.slice(3)}`][at % 3] ?? '',
        ({ phone }) => ({ phone }),
      ),
      C.date('Datum reservering'),
      C.code('Voorstelling code'),
    ].map(
      (column): Column =>
        column.name === 'Datum reservering' ? { ...column, verdict: 'orderDate|ask', gives: () => ({}) } : column,
    ),
    people,
    {
      pattern: 'contact',
      why: 'A fixed and a mobile number; the only date is that of the reservation, which is not the visit.',
      findings: ['no date of the visit'],
      stopped: true,
      amend: () => [],
    },
  ),
  csvCase(
    'mail-addresses.csv',
    [
      C.given('Vnm'),
      C.prefix('Tsv'),
      C.family('Anm'),
      col(
        'E-mailadres (privé)',
        'email',
        (v, at) =>
          [
            `<${v.email}>`,
            ` ${v.email.toUpperCase()} `,
            `mailto:${v.email}`,
            v.email.replace('@', ' @ '),
            v.email.replace('@', ''),
          ][at % 5] ?? '',
        (v, at): Record<string, string> => (at % 5 < 4 ? { email: v.email } : {}),
      ),
      C.tightPostcode('Postcode'),
      C.number('Huisnummer'),
      C.isoDate('Bezoekdatum'),
    ],
    people,
    {
      pattern: 'contact',
      why: 'Mail addresses in brackets, capitals, with mailto:, with spaces, without @: four repairs, one refusal.',
      amend: (rows) => rows.map((row, at) => (at % 5 < 4 ? row : { ...row, findings: ['mail unusable email'] })),
    },
  ),
]
