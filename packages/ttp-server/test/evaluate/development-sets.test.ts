import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RawIdentity } from '@sluis/ttp-core/supplier'
import { canonicaliseIdentity } from '@sluis/ttp-core/supplier'
import { afterAll, expect, test } from 'vitest'
import type { LabelledRecord } from '../../src/evaluate/index.ts'
import { evaluateRecords } from '../../src/evaluate/index.ts'

// Public development data beside the repository; not part of it.
const FOLDER = join(import.meta.dirname, '../../../../../shared/data')
const present = existsSync(FOLDER)
afterAll(() => {
  if (!present) console.warn('skipped: the development sets (../shared/data) are not there')
})

type Columns = Readonly<Record<string, string>>

/** Comma-separated values, quotes doubled inside quotes. */
async function read(name: string): Promise<readonly Columns[]> {
  const text = await readFile(join(FOLDER, name), 'utf8')
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, cell = '']) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim(),
      ),
    )
  const [header = [], ...body] = rows
  return body.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}

function canonical(raw: Record<string, string | undefined>, country: string): LabelledRecord['identity'] {
  const filled = Object.entries(raw).filter(([, value]) => value !== undefined && value !== '')
  return canonicaliseIdentity(Object.fromEntries(filled) as RawIdentity, { country, today: '2026-11-01' }).identity
}

async function* stream(records: readonly LabelledRecord[]): AsyncGenerator<LabelledRecord> {
  yield* records
}

test.skipIf(!present)(
  'a Dutch population: precision and F1 .975, persons within 4 %, households F1 .92, .95 with an address',
  async () => {
    const truth = await read('nl/nl_dev_truth.csv')
    const records = (await read('nl/nl_dev_records.csv')).map(
      (row, index): LabelledRecord => ({
        institution: row.institution ?? '',
        truth: truth[index]?.person_id ?? '',
        householdTruth: truth[index]?.household_id ?? '',
        identity: canonical(
          {
            relationNumber: row.relation_no,
            fullName: row.full_name,
            givenName: row.first_name,
            familyNamePrefix: row.infix,
            familyName: row.last_name,
            street: row.street,
            houseNumber: row.house_number,
            houseNumberAddition: row.addition,
            postcode: row.postcode,
            city: row.city,
            birthDate: row.birth_date,
            email: row.email,
            phone: row.phone,
          },
          'NL',
        ),
      }),
    )
    const score = await evaluateRecords(stream(records), { country: 'NL' })
    expect(score.records).toBe(31_316)
    expect(score.trueClusters).toBe(11_053)
    expect(score.precision).toBeGreaterThan(0.975)
    expect(score.f1).toBeGreaterThan(0.975)
    expect(Math.abs(score.clusters / score.trueClusters - 1)).toBeLessThan(0.04)
    expect(score.largestCluster).toBeLessThan(29)
    expect(score.household?.precision).toBeGreaterThan(0.94)
    expect(score.household?.f1).toBeGreaterThan(0.92)
    expect(score.householdAddressed?.records).toBe(23_209)
    expect(score.householdAddressed?.precision).toBeGreaterThan(0.95)
    expect(score.householdAddressed?.f1).toBeGreaterThan(0.95)
  },
  300_000,
)

test.skipIf(!present)(
  'Australian persons under their own rules: nobody is taken for another',
  async () => {
    const records = (await read('febrl/dataset3.csv')).map((row): LabelledRecord => {
      const birth = /^(\d{4})(\d\d)(\d\d)$/.exec(row.date_of_birth ?? '')
      return {
        institution: 'registry',
        truth: row.rec_id?.split('-')[1] ?? '',
        identity: canonical(
          {
            givenName: row.given_name,
            familyName: row.surname,
            houseNumber: row.street_number,
            street: row.address_1,
            postcode: row.postcode,
            city: row.suburb,
            birthDate: birth === null ? undefined : birth.slice(1).join('-'),
          },
          'AU',
        ),
      }
    })
    const score = await evaluateRecords(stream(records), { country: 'AU' })
    expect(score.trueClusters).toBe(2_000)
    expect(score.precision).toBeGreaterThan(0.998)
    expect(score.f1).toBeGreaterThan(0.995)
    expect(Math.abs(score.clusters / score.trueClusters - 1)).toBeLessThan(0.04)
    expect(score.largestCluster).toBeLessThan(10)
  },
  300_000,
)

test.skipIf(!present)(
  'British persons of whom little is known: nobody is taken for another, and few are missed',
  async () => {
    const records = (await read('splink/fake_1000.csv')).map(
      (row): LabelledRecord => ({
        institution: 'registry',
        truth: row.cluster ?? '',
        identity: canonical(
          { givenName: row.first_name, familyName: row.surname, birthDate: row.dob, city: row.city, email: row.email },
          'GB',
        ),
      }),
    )
    const score = await evaluateRecords(stream(records), { country: 'GB' })
    expect(score.trueClusters).toBe(251)
    expect(score.precision).toBeGreaterThan(0.99)
    expect(score.f1).toBeGreaterThan(0.947)
    expect(score.largestCluster).toBeLessThan(10)
  },
  300_000,
)
