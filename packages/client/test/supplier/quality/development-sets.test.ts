import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkFile, type Mapping, parseMapping } from '../../../src/supplier/index.ts'

// Public development data beside the repository; not part of it.
const FOLDER = join(import.meta.dirname, '../../../../../../shared/data')
const present = existsSync(FOLDER)
afterAll(() => {
  if (!present) console.warn('skipped: the development sets (../shared/data) are not there')
})

const PERSONS = {
  given_name: 'givenName',
  surname: 'familyName',
  street_number: 'houseNumber',
  address_1: 'street',
  suburb: 'city',
  postcode: 'postcode',
  date_of_birth: 'birthDate',
}
const AUSTRALIAN = { columns: PERSONS, constants: { country: 'AU' } }
/** What may be said: values that cannot be used, and what was put into the set on purpose. */
const PLANTED = ['TEST_ROW', 'VALUE_MANY_NAMES']

/** Codes of patterns; what is said of single values and rows is another matter. */
async function patterns(name: string, mapping?: unknown): Promise<string[]> {
  const given: Mapping | undefined = mapping === undefined ? undefined : parseMapping(mapping)
  const report = await checkFile(join(FOLDER, name), { ...(given && { mapping: given }) })
  expect(report.rows.refused).toBe(0)
  return report.findings
    .filter(({ level, code }) => level === 'notice' && code !== 'ROW_ANONYMOUS' && code !== 'VISIT_DATE_UNMAPPED')
    .map(({ code }) => code)
}

test.skipIf(!present).each([
  ['febrl/dataset1.csv', AUSTRALIAN],
  ['febrl/dataset2.csv', AUSTRALIAN],
  ['febrl/dataset3.csv', AUSTRALIAN],
  ['clkhash/dirty_1000_50_1.csv', AUSTRALIAN],
  ['splink/fake_1000.csv', undefined],
])('no pattern is told of %s, whose persons are ordinary', async (name, mapping) => {
  expect(await patterns(name, mapping)).toEqual([])
})

test.skipIf(!present)('of the Dutch records only what was put there: made-up addresses and desks', async () => {
  const said = await patterns('nl/nl_dev_records.csv')
  expect(said.sort()).toEqual(PLANTED)
})
