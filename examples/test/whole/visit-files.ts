import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mapping } from '@sluis/client/supplier'
import { mix, Random } from '../../src/population/random.ts'

/** What must come of one row at the tenant. */
export interface ExpectedVisit {
  /** Unique for each row ever made. */
  readonly offerCode: string
  readonly institution: string
  /** False for an anonymous visit. */
  readonly identified: boolean
  /** Relation number within the institution, where the row has one. */
  readonly relation?: string
}

export interface VisitFile {
  readonly path: string
  readonly institution: string
  readonly rowCount: number
  /** The rows that must arrive; the others stay at home. */
  readonly expected: readonly ExpectedVisit[]
}

const COLUMNS = {
  klantnummer: 'relationNumber',
  voornaam: 'givenName',
  achternaam: 'familyName',
  geboortedatum: 'birthDate',
  mail: 'email',
  mobiel: 'phone',
  postcode: 'postcode',
  nummer: 'houseNumber',
  bezocht: 'visitDate',
  voorstelling: 'offerCode',
  bezwaar: 'objected',
} as const satisfies Mapping['columns']
type Column = keyof typeof COLUMNS
export const VISIT_MAPPING: Mapping = { columns: COLUMNS }

const PERSONS = 240
const GIVEN = ['Anna', 'Bram', 'Cato', 'Daan', 'Eva', 'Femke', 'Gijs', 'Hanna', 'Iris', 'Joris', 'Kees', 'Lotte']
const FAMILY = ['Bakker', 'Visser', 'Smit', 'Meijer', 'Mulder', 'Bos', 'Vos', 'Peters', 'Hendriks', 'Dekker', 'Brouwer']

/** A person as every institution would write her; two share an address. */
function person(number: number): Record<Exclude<Column, 'bezocht' | 'voorstelling' | 'bezwaar'>, string> {
  const draw = new Random(mix(7, number))
  const [given, family] = [draw.pick(GIVEN), draw.pick(FAMILY)]
  const home = number >> 1
  const born = new Date(Date.UTC(1940 + draw.between(0, 65), draw.between(0, 11), draw.between(1, 28)))
  return {
    klantnummer: `K${10_000 + number}`,
    voornaam: given,
    achternaam: family,
    geboortedatum: born.toISOString().slice(0, 10),
    mail: `${given}.${family}.${number}@post.example.nl`.toLowerCase(),
    mobiel: `06${String(41_253_127 + number * 3_917)}`,
    postcode: `${1000 + home * 7} ${'ABCDEGHJ'.charAt(home % 8)}${'KLMNPRST'.charAt(home % 7)}`,
    nummer: String(1 + (home % 90)),
  }
}

/** What a row tells of its visitor: the fewer, the later a merge. */
const HABITS: readonly (readonly Column[])[] = [
  ['klantnummer', 'voornaam', 'achternaam', 'geboortedatum', 'mail', 'mobiel', 'postcode', 'nummer'],
  ['klantnummer', 'voornaam', 'achternaam', 'postcode', 'nummer'],
  ['klantnummer'],
  ['voornaam', 'achternaam', 'mail'],
  ['voornaam', 'achternaam', 'geboortedatum'],
  ['voornaam', 'achternaam', 'mobiel'],
]

/** Writes the file of this number of an institution: the same every time, with rows that may not leave among the others. */
export async function writeVisitFile(folder: string, institution: string, number: number): Promise<VisitFile> {
  const draw = new Random(mix(number, ...Buffer.from(institution)))
  const rowCount = draw.between(120, 280)
  const header = Object.keys(COLUMNS) as Column[]
  const lines = [header.join(';')]
  const expected: ExpectedVisit[] = []
  for (let index = 0; index < rowCount; index += 1) {
    const offerCode = `${institution.slice(0, 2).toUpperCase()}-${number}-${index}`
    const who = person(draw.between(0, PERSONS - 1))
    const fate = draw.weighted([
      ['identified', 85],
      ['anonymous', 7],
      ['objected', 4],
      ['undated', 4],
    ] as const)
    const known = fate === 'anonymous' ? [] : draw.pick(HABITS)
    const row: Partial<Record<Column, string>> = { voorstelling: offerCode }
    for (const column of known) row[column as keyof typeof who] = who[column as keyof typeof who]
    row.bezocht = fate === 'undated' ? 'onbekend' : `2025-0${draw.between(1, 9)}-1${draw.between(0, 9)}`
    row.bezwaar = fate === 'objected' ? 'ja' : 'nee'
    lines.push(header.map((column) => row[column] ?? '').join(';'))
    if (fate === 'objected' || fate === 'undated') continue
    const identified = fate === 'identified'
    expected.push({
      offerCode,
      institution,
      identified,
      ...(identified && known.includes('klantnummer') ? { relation: who.klantnummer } : {}),
    })
  }
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${institution}-${number}.csv`)
  await writeFile(path, `${lines.join('\r\n')}\r\n`)
  await writeFile(`${path}.mapping.json`, JSON.stringify(VISIT_MAPPING))
  return { path, institution, rowCount, expected }
}
