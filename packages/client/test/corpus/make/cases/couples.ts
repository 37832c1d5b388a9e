import type { Case } from '../expected.ts'
import { fullName, visits } from '../people.ts'
import { rawCase } from './build.ts'

/** Two people on one ticket order. */
export function couples(): Case {
  const visit = visits(4)
  const text = [
    'Naam;Postcode;Huisnummer;Datum;Code',
    'Dhr. en mevr. Van Dijk;1234AB;12;14-03-2026;DELTA-26',
    'Jan en Fenna de Vries;5678CD;7;25-06-2026;OEVERS',
    'Familie Mulder;3456GH;103;20-01-2026;LICHT-3',
    'Fam. Hoekstra-Boer;2345EF;48;19-06-2026;GETIJ',
    `${fullName(visit[0] ?? fail())};4567JK;5;22-01-2026;DELTA-26`,
    `${fullName(visit[1] ?? fail())};6789LM;221;13-06-2026;OEVERS`,
    '',
  ].join('\n')
  const row = (line: number, identity: Record<string, string | true>, visitDate: string, offerCode: string) => ({
    line,
    state: 'accepted' as const,
    identity,
    activity: { visitDate, offerCode },
  })
  return rawCase('name-couples.csv', text, {
    pattern: 'names',
    why: '“Dhr. en mevr.”, “Jan en Fenna”, “Familie”: a household, whose given names are nobody’s.',
    read: { format: 'csv', encoding: 'utf-8', delimiter: ';', headerLine: 1 },
    columns: [
      { name: 'Naam', verdict: 'fullName' },
      { name: 'Postcode', verdict: 'postcode' },
      { name: 'Huisnummer', verdict: 'houseNumber' },
      { name: 'Datum', verdict: 'visitDate' },
      { name: 'Code', verdict: 'offerCode' },
    ],
    stopped: false,
    rows: [
      row(
        2,
        { familyNamePrefix: 'van', familyName: 'Dijk', household: true, postcode: '1234AB', houseNumber: '12' },
        '2026-03-14',
        'DELTA-26',
      ),
      row(
        3,
        { familyNamePrefix: 'de', familyName: 'Vries', household: true, postcode: '5678CD', houseNumber: '7' },
        '2026-06-25',
        'OEVERS',
      ),
      row(
        4,
        { familyName: 'Mulder', household: true, postcode: '3456GH', houseNumber: '103' },
        '2026-01-20',
        'LICHT-3',
      ),
      row(
        5,
        { familyName: 'Hoekstra-Boer', household: true, postcode: '2345EF', houseNumber: '48' },
        '2026-06-19',
        'GETIJ',
      ),
      row(
        6,
        { givenName: 'Jan', familyNamePrefix: 'van der', familyName: 'Berg', postcode: '4567JK', houseNumber: '5' },
        '2026-01-22',
        'DELTA-26',
      ),
      row(
        7,
        { givenName: 'Fenna', familyName: 'Müller', postcode: '6789LM', houseNumber: '221' },
        '2026-06-13',
        'OEVERS',
      ),
    ],
  })
}

function fail(): never {
  throw new Error('a visit is missing')
}
