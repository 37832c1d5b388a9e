import type { Case } from '../expected.ts'
import { rawCase } from './build.ts'

/** Visitors from abroad. */
export function foreign(): Case {
  const text = [
    'Voornaam;Achternaam;Straat;Huisnummer;Postcode;Plaats;Land;Telefoon;Datum',
    'Lotte;Peeters;Kerkstraat;14;2000;Antwerpen;België;+32 470 12 34 56;14-03-2026',
    'Jürgen;Weiß;Lindenallee;7a;01067;Dresden;Duitsland;;25-06-2026',
    'Greta;Schulz;Am Markt;3;1067;Dresden;DE;;26-06-2026',
    'Emily;Clarke;High Street;22;SW1A 1AA;London;United Kingdom;;13-01-2026',
    'Marie;Dubois;Rue de la Paix;5 bis;75002;Paris;Frankrijk;;20-01-2026',
    'Sjoerd;Hoekstra;Hoge Brink;8;1345 BC;Waterdam;Nederland;06-12000103;22-01-2026',
    'Noor;Coëlho;Stationsplein;41-2;1123WX;Nieuwbrug;;;23-01-2026',
    '',
  ].join('\n')
  const row = (line: number, identity: Record<string, string | true>, visitDate: string, findings: string[] = []) => ({
    line,
    state: 'accepted' as const,
    identity,
    activity: { visitDate },
    findings,
  })
  const names = ['Voornaam', 'Achternaam', 'Straat', 'Huisnummer', 'Postcode', 'Plaats', 'Land', 'Telefoon', 'Datum']
  const verdicts = 'givenName familyName street houseNumber postcode city country phone visitDate'.split(' ')
  return rawCase('foreign-addresses.csv', text, {
    pattern: 'addresses',
    why: 'Belgium, Germany (one zero lost by Excel), Britain and France beside Dutch ones: each by its own rules.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: names.map((name, at) => ({ name, verdict: verdicts[at] ?? '' })),
    stopped: false,
    rows: [
      row(
        2,
        {
          givenName: 'Lotte',
          familyName: 'Peeters',
          street: 'Kerkstraat',
          houseNumber: '14',
          postcode: '2000',
          city: 'Antwerpen',
          country: 'BE',
          phone: '+32470123456',
          phoneKind: 'mobile',
        },
        '2026-03-14',
      ),
      row(
        3,
        {
          givenName: 'Jürgen',
          familyName: 'Weiß',
          street: 'Lindenallee',
          houseNumber: '7',
          houseNumberAddition: 'A',
          postcode: '01067',
          city: 'Dresden',
          country: 'DE',
        },
        '2026-06-25',
      ),
      row(
        4,
        {
          givenName: 'Greta',
          familyName: 'Schulz',
          street: 'Am Markt',
          houseNumber: '3',
          city: 'Dresden',
          country: 'DE',
        },
        '2026-06-26',
        ['postcode unusable postcode'],
      ),
      row(
        5,
        {
          givenName: 'Emily',
          familyName: 'Clarke',
          street: 'High Street',
          houseNumber: '22',
          postcode: 'SW1A 1AA',
          city: 'London',
          country: 'GB',
        },
        '2026-01-13',
      ),
      row(
        6,
        {
          givenName: 'Marie',
          familyName: 'Dubois',
          street: 'Rue de la Paix',
          houseNumber: '5',
          houseNumberAddition: 'BIS',
          postcode: '75002',
          city: 'Paris',
          country: 'FR',
        },
        '2026-01-20',
      ),
      row(
        7,
        {
          givenName: 'Sjoerd',
          familyName: 'Hoekstra',
          street: 'Hoge Brink',
          houseNumber: '8',
          postcode: '1345BC',
          city: 'Waterdam',
          country: 'NL',
          phone: '+31612000103',
          phoneKind: 'mobile',
        },
        '2026-01-22',
      ),
      row(
        8,
        {
          givenName: 'Noor',
          familyName: 'Coëlho',
          street: 'Stationsplein',
          houseNumber: '41',
          houseNumberAddition: '2',
          postcode: '1123WX',
          city: 'Nieuwbrug',
        },
        '2026-01-23',
      ),
    ],
  })
}
