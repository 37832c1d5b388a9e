import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Identity, RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import { afterAll, expect, test } from 'vitest'
import { RowSurvey } from '../../src/domains/identity/alarms/survey-rows.ts'

// Public development data beside the repository; not part of it.
const FOLDER = join(import.meta.dirname, '../../../../../shared/data')
const present = existsSync(FOLDER)
afterAll(() => {
  if (!present) console.warn('skipped: the development sets (../shared/data) are not there')
})

const DUTCH = {
  relation_no: 'relationNumber',
  full_name: 'fullName',
  first_name: 'givenName',
  infix: 'familyNamePrefix',
  last_name: 'familyName',
  street: 'street',
  house_number: 'houseNumber',
  addition: 'houseNumberAddition',
  postcode: 'postcode',
  city: 'city',
  birth_date: 'birthDate',
  email: 'email',
  phone: 'phone',
}
const AUSTRALIAN = {
  given_name: 'givenName',
  surname: 'familyName',
  street_number: 'houseNumber',
  address_1: 'street',
  suburb: 'city',
  postcode: 'postcode',
  date_of_birth: 'birthDate',
  soc_sec_id: 'relationNumber',
}
const BRITISH = { first_name: 'givenName', surname: 'familyName', dob: 'birthDate', city: 'city', email: 'email' }
const SETS: readonly [name: string, country: string, columns: Readonly<Record<string, string>>][] = [
  ['nl/nl_dev_records.csv', 'NL', DUTCH],
  ['febrl/dataset1.csv', 'AU', AUSTRALIAN],
  ['febrl/dataset2.csv', 'AU', AUSTRALIAN],
  ['febrl/dataset3.csv', 'AU', AUSTRALIAN],
  ['splink/fake_1000.csv', 'GB', BRITISH],
]

/** The records of a set by institution, canonical. */
async function read(name: string, country: string, columns: Readonly<Record<string, string>>): Promise<Identity[][]> {
  const [header = [], ...rows] = (await readFile(join(FOLDER, name), 'utf8'))
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim(),
      ),
    )
  const byInstitution = new Map<string, Identity[]>()
  for (const cells of rows) {
    const raw = header.flatMap((column, at) => {
      const field = columns[column]
      return field === undefined || !cells[at] ? [] : [[field, cells[at]]]
    })
    const identity = canonicaliseIdentity(Object.fromEntries(raw) as RawIdentity, {
      country,
      today: '2026-11-01',
    }).identity
    const institution = cells[header.indexOf('institution')] ?? ''
    const known = byInstitution.get(institution) ?? []
    known.push(identity)
    byInstitution.set(institution, known)
  }
  return [...byInstitution.values()]
}

test.skipIf(!present).each(SETS)(
  '%s raises no alarm, whole or by institution [HTTP-74]',
  async (name, country, columns) => {
    const institutions = await read(name, country, columns)
    expect(institutions.flat().length).toBeGreaterThan(900)
    for (const rows of [...institutions, institutions.flat()]) {
      const survey = new RowSurvey()
      for (const row of rows) survey.add(row)
      expect(survey.findings()).toEqual([])
    }
  },
)
