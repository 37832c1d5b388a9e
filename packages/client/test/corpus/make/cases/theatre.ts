import { C } from '../columns.ts'
import type { Case } from '../expected.ts'
import { dutchDate, euros, mobile, visits } from '../people.ts'
import { type Column, col } from '../table.ts'
import { csvCase } from './build.ts'

const same = (name: string, text: string): Column => C.other(name, text)
const cycle = (name: string, verdict: string, words: readonly string[], codes: readonly string[] = []): Column => {
  const [field = ''] = verdict.split('|')
  return col(
    name,
    verdict,
    (_, at) => words[at % words.length] ?? '',
    (_, at): Record<string, string> => {
      const value = codes[at % words.length]
      return value ? { [field]: value } : {}
    },
  )
}
const UNUSED = 'none'

/** The export of a theatre's ticketing system, all its columns. */
const COLUMNS: readonly Column[] = [
  col('Ordernummer', 'none', (_, at) => `O2026-${4_410 + at}`),
  C.ordered('Orderdatum'),
  col('Ordertijd', 'none|ask', () => '09:31'),
  C.relation('Klantnummer'),
  cycle('Klanttype', UNUSED, ['Particulier', 'Vriend']),
  cycle('Aanhef', UNUSED, ['Dhr.', 'Mevr.']),
  C.initials('Voorletters'),
  C.given('Voornaam'),
  C.prefix('Tussenvoegsel'),
  C.family('Achternaam'),
  same('Bedrijfsnaam', ''),
  cycle('Geslacht', UNUSED, ['M', 'V', 'O']),
  C.born('Geboortedatum'),
  C.street('Straat'),
  C.number('Huisnummer'),
  C.addition('Toevoeging'),
  C.postcode('Postcode'),
  C.city('Woonplaats'),
  col(
    'Land',
    'country',
    () => 'Nederland',
    () => ({ country: 'NL' }),
  ),
  col(
    'Telefoon',
    'phone|ask|none',
    () => '',
    () => ({}),
  ),
  col('Mobiel', 'phone', ({ phone }) => mobile(phone)),
  C.email('E-mailadres'),
  same('Taal', 'NL'),
  cycle('Nieuwsbrief', 'none|ask', ['J', 'N']),
  same('Seizoen', '2025-2026'),
  cycle('Productie', UNUSED, ['De Grote Vloed', 'Zomeravond', 'Het Café van Gisteren']),
  C.code('Productiecode'),
  cycle('Genre', 'offerGenre', ['Toneel', 'Cabaret', 'Dans'], ['theatre', 'cabaret', 'dance']),
  same('Impresariaat', 'Eigen productie'),
  col('Voorstellingsdatum', 'visitDate', ({ visitDate }) => dutchDate(visitDate, '-', true)),
  col('Aanvangstijd', 'visitTime', ({ visitTime }) => visitTime),
  cycle('Zaal', UNUSED, ['Grote zaal', 'Kleine zaal']),
  cycle('Rang', UNUSED, ['1', '2']),
  col('Rij', 'none', (_, at) => String(1 + (at % 14))),
  col('Stoel', 'none', (_, at) => String(3 + at)),
  C.quantity('Aantal kaarten'),
  cycle('Prijssoort', 'priceKind', ['Normaal', 'CJP', 'Vrijkaart'], ['regular', 'discount', 'free']),
  same('Korting', '0,00'),
  same('Servicekosten', '1,50'),
  col(
    'Totaalprijs',
    'price',
    ({ priceCents }) => `€ ${euros(priceCents)}`,
    ({ priceCents }) => ({ priceCents }),
  ),
  same('BTW', '9%'),
  same('Betaalwijze', 'iDEAL'),
  same('Betaalstatus', 'Betaald'),
  cycle('Verkoopkanaal', 'channel', ['Internet', 'Kassa', 'Telefonisch'], ['web', 'on-site', 'phone']),
  cycle('Kassamedewerker', UNUSED, ['web', 'Tineke', 'Joost']),
  same('Verzendwijze', 'E-ticket'),
  col('Barcode', 'none', (_, at) => String(10_044_120_088 + at * 7)),
  same('Scanstatus', 'Gescand'),
  col('Scantijd', 'none|ask', ({ visitTime }) => visitTime),
  same('Cadeaubon', ''),
  same('Abonnement', ''),
  cycle('Dieetwensen', 'special', ['', 'vegetarisch', 'notenallergie']),
  cycle('Rolstoelplaats', 'special', ['', '', 'ja']),
  cycle('Bezwaar gegevens delen', 'objected', ['nee']),
  same('Campagne', ''),
  cycle('Opmerking', UNUSED, ['', 'zit graag bij gangpad']),
  same('Factuurnummer', ''),
  same('Grootboek', '8010'),
  same('Aangemaakt door', 'webshop'),
  same('Laatst gewijzigd', '02-01-2026 10:00'),
]

export const theatre: Case = csvCase(
  'theatre-60-columns.csv',
  COLUMNS,
  visits(60),
  {
    pattern: 'institution',
    why: 'The whole export of a theatre: sixty columns, Windows-1252, semicolons; two columns that nobody may read.',
    charset: 'windows-1252',
    questions: ['encoding unsure'],
    answers: { 'encoding unsure': 'windows-1252' },
    findings: ['special category'],
  },
  { end: '\r\n' },
)
