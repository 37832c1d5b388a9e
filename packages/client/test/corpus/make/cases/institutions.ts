import { addressLine, C, lineParts, nameParts } from '../columns.ts'
import type { Case } from '../expected.ts'
import { euros, fullName, spaced, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'
import { cinemaPass } from './cinema-pass.ts'
import { theatre } from './theatre.ts'

const code = (
  name: string,
  field: string,
  words: readonly string[],
  codes: readonly string[],
  verdict = field,
): Column =>
  col(
    name,
    verdict,
    (_, at) => words[at % words.length] ?? '',
    (_, at): Record<string, string> => {
      const value = codes[at % words.length]
      return value ? { [field]: value } : {}
    },
  )

export const institutions: Case[] = [
  theatre,
  csvCase(
    'festival-sheet.csv',
    [C.tightPostcode('postcode'), C.numberWith('huisnr'), C.date('datum'), C.code('code')],
    visits(30),
    {
      pattern: 'institution',
      why: 'A festival’s own sheet: postcode, house number, date and a code, and nothing else.',
    },
  ),
  csvCase(
    'museum-desk.csv',
    [
      C.tightPostcode('PC'),
      C.numberWith('Huisnr.', ' '),
      code(
        'Soort bezoeker',
        'priceKind',
        ['Volwassene', 'Museumkaart', 'CJP', 'Gratis'],
        ['regular', 'pass', 'discount', 'free'],
        'priceKind|ask',
      ),
      C.quantity('Aantal'),
      C.date('Datum', '/'),
      col('Tijd', 'visitTime', (v) => v.visitTime),
      col('Expo', 'offerCode|ask', (v) => v.offerCode),
    ],
    visits(20),
    {
      pattern: 'institution',
      why: 'The tablet at a museum’s desk: who wants to leaves a postcode.',
      answers: { 'column unsure @Soort bezoeker': 'priceKind', 'column unsure @Expo': 'offerCode' },
    },
  ),
  csvCase(
    'library-members.csv',
    [
      C.relation('Lenersnummer'),
      col(
        'Naam lener',
        'fullName',
        (v) => `${v.familyName}, ${v.initials}${v.familyNamePrefix && ` ${v.familyNamePrefix}`}`,
        (v) => nameParts(v, 'initials'),
      ),
      C.born('Geb.dat.'),
      col('Geslacht', 'none', (_, at) => ['V', 'M', 'X'][at % 3] ?? ''),
      col('Adres', 'addressLine', addressLine, lineParts),
      C.postcode('Postcode'),
      C.city('Woonplaats'),
      col('Inschrijfdatum', 'none|ask', () => '01-09-2019'),
      code('Abonnement', 'none', ['Jeugd', 'Basis', 'Compleet'], [], 'none|ask'),
      C.date('Uitleendatum'),
      col('Aantal uitgeleend', 'quantity|ask', (v) => String(v.quantity)),
      col('Dyslexie', 'special|none', (_, at) => (at === 3 ? 'ja' : '')),
    ],
    visits(20),
    {
      pattern: 'institution',
      why: 'A library’s members with their last loan: the date of enrolment is not the visit.',
      answers: {
        'column unsure @Inschrijfdatum': 'ignore',
        'column unsure @Abonnement': 'ignore',
        'column unsure @Aantal uitgeleend': 'quantity',
      },
    },
  ),
  ...cinemaPass,
  csvCase(
    'pop-venue-english.csv',
    [
      col('order_id', 'none', (_, at) => `SO-${88_120 + at}`),
      col('ticket_barcode', 'none', (_, at) => String(9_781_234_500_017 + at * 13)),
      C.email('buyer_email'),
      col('buyer_name', 'fullName', fullName, (v) => nameParts(v)),
      col('buyer_zip', 'postcode', (v) => spaced(v.postcode)),
      col(
        'buyer_country',
        'country',
        () => 'NL',
        () => ({ country: 'NL' }),
      ),
      col('event_name', 'none', () => 'De Grote Vloed + support'),
      col('event_date', 'visitDate', (v) => v.visitDate),
      C.code('event_id'),
      code(
        'ticket_type',
        'priceKind',
        ['Regular', 'Student', 'Guestlist'],
        ['regular', 'discount', 'free'],
        'priceKind|ask',
      ),
      col(
        'amount_eur',
        'price|ask',
        (v) => (v.priceCents / 100).toFixed(2),
        ({ priceCents }) => ({ priceCents }),
      ),
      col(
        'created_at',
        'orderDate|ask',
        (v) => `${v.orderDate} 10:22:11`,
        ({ orderDate }) => ({ orderDate }),
      ),
    ],
    visits(20),
    {
      pattern: 'institution',
      why: 'A pop venue’s ticket shop: English names with underscores, long barcodes that are nobody’s number.',
      answers: {
        'column unsure @amount_eur': 'price',
        'column unsure @created_at': 'orderDate',
      },
    },
    { delimiter: ',', quote: 'all' },
  ),
  csvCase(
    'mailing-list.csv',
    [
      C.email('Email Address'),
      C.given('First Name'),
      C.family('Last Name'),
      col('MEMBER_RATING', 'none', (_, at) => String(1 + (at % 5))),
      col(
        'OPTIN_TIME',
        'none|ask',
        (v) => `${v.orderDate} 08:01:33`,
        () => ({}),
      ),
      col(
        'UNSUB_TIME',
        'none|ask',
        (v, at) => (at % 4 === 0 ? `${v.visitDate} 21:14:02` : ''),
        () => ({}),
      ),
      col('TAGS', 'none', () => '"Nieuwsbrief","Vrienden"'),
    ],
    visits(12),
    {
      pattern: 'institution',
      why: 'A mailing list with its unsubscribed: no visits at all, and the moment of opting in is not one.',
      findings: ['no date of the visit'],
      stopped: true,
      amend: () => [],
    },
    { delimiter: ',' },
  ),
  csvCase(
    'consent-and-objection.csv',
    [
      C.email('E-mail'),
      C.date('Bezoekdatum'),
      C.code('Tentoonstellingscode'),
      col('Bezwaar delen', 'objected', (_, at) => ['nee', '', 'ja', 'N', 'X', '?'][at % 6] ?? ''),
      col('Toestemming contact', 'contactConsent', (_, at) => ['ja', 'nee', 'ja', '', 'misschien', 'ja'][at % 6] ?? ''),
    ],
    visits(12),
    {
      pattern: 'objections',
      why: 'Who objects stays, who is unclear stays too; consent to contact is never guessed.',
      findings: ['objected', 'objection word unknown', 'consent word unknown'],
      amend: (rows) =>
        rows.map((row, at) => {
          const state = [row.state, row.state, 'objected', row.state, 'objected', 'objected'][
            at % 6
          ] as typeof row.state
          const consent = [true, false, true, undefined, false, true][at % 6]
          const findings = [
            ...(at % 6 === 4 ? ['consent word unknown'] : []),
            ...(at % 6 === 5 ? ['objection word unknown'] : []),
          ]
          return { ...row, state, findings, ...(consent !== undefined && { consent }) }
        }),
    },
  ),
  csvCase(
    'newsletter-is-no-consent.csv',
    [
      C.email('Emailadres'),
      C.date('Datum bezoek'),
      col('Nieuwsbrief', 'none|ask', (_, at) => ['ja', 'nee'][at % 2] ?? ''),
      col('Algemene voorwaarden akkoord', 'none|ask', () => 'ja'),
      col(
        'Opt-out',
        'objected|ask',
        (_, at) => (at === 3 ? '1' : '0'),
        () => ({}),
      ),
    ],
    visits(12),
    {
      pattern: 'objections',
      why: 'Who wants a newsletter or agrees to conditions did not consent to contact by others; an opt-out is taken for an objection.',
      answers: { 'column unsure @Opt-out': 'objected', 'column unsure @Nieuwsbrief': 'ignore' },
      amend: (rows) => rows.map((row, at) => (at === 3 ? { ...row, state: 'objected' } : row)),
    },
  ),
  csvCase(
    'price-per-ticket-and-total.csv',
    [
      C.email('E-mail'),
      C.date('Datum'),
      C.quantity('Aantal kaarten'),
      col(
        'Prijs per kaart',
        'none|ask',
        (v) => euros(v.priceCents),
        () => ({}),
      ),
      col(
        'Totaalbedrag',
        'price|ask',
        (v) => `€ ${euros(v.priceCents * v.quantity)}`,
        (v) => ({ priceCents: v.priceCents * v.quantity }),
      ),
      col('Servicekosten', 'none', () => '1,50'),
    ],
    visits(12),
    {
      pattern: 'institution',
      why: 'A price per ticket, a total and a fee: the price of a row is the total.',
      answers: { 'column unsure @Prijs per kaart': 'ignore', 'column unsure @Totaalbedrag': 'price' },
    },
  ),
]
