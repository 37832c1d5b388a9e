import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Identity } from '../../src/identifier/fields.ts'
import {
  countLinkability,
  DISTINCT_RECORDS_MAX,
  isLinkabilityReport,
  LinkabilityCount,
} from '../../src/linkability/index.ts'
import { isIdentifying } from '../../src/linkage/index.ts'
import { IDENTITY, ROWS, visitor } from './visitors.ts'

function countOf(rows: readonly (Identity | undefined)[]): LinkabilityCount {
  const count = new LinkabilityCount()
  for (const row of rows) {
    if (row === undefined) count.addAnonymous(1)
    else count.add(row)
  }
  return count
}

test('parts that are merged, in any order, give the report of the whole, byte for byte [LINK-70]', () => {
  fc.assert(
    fc.property(fc.array(ROWS, { maxLength: 6 }), fc.nat(), (parts, turn) => {
      const whole = JSON.stringify(countLinkability(parts.flat()))
      const merged = new LinkabilityCount()
      const start = parts.length === 0 ? 0 : turn % parts.length
      for (const part of [...parts.slice(start), ...parts.slice(0, start)]) merged.merge(countOf(part))
      expect(JSON.stringify(merged.report())).toBe(whole)
    }),
    { numRuns: 500 },
  )
})

test('the order of the rows, and of the members of a row, changes nothing [LINK-70]', () => {
  const reversed = (row: Identity | undefined): Identity | undefined =>
    row && (Object.fromEntries(Object.entries(row).reverse()) as Identity)
  fc.assert(
    fc.property(ROWS, (rows) => {
      const other = rows.map(reversed).reverse()
      expect(JSON.stringify(countLinkability(other))).toBe(JSON.stringify(countLinkability(rows)))
    }),
    { numRuns: 500 },
  )
})

test('a report is one by its own schema, and every row is in one class [LINK-69, LINK-71]', () => {
  fc.assert(
    fc.property(ROWS, (rows) => {
      const report = countLinkability(rows)
      expect(isLinkabilityReport(JSON.parse(JSON.stringify(report)))).toBe(true)
      expect(Object.values(report.strength).reduce((sum, count) => sum + count, 0)).toBe(rows.length)
      expect(report.identifying).toBe(rows.filter((row) => row !== undefined && isIdentifying(row)).length)
      // A class beside `none` needs something by which a person or a home can be told from others.
      expect(report.rows - report.strength.none).toBe(report.identifying)
    }),
    { numRuns: 500 },
  )
})

test('counts distinct records as they are [LINK-69]', () => {
  fc.assert(
    fc.property(fc.array(IDENTITY, { maxLength: 60 }), (rows) => {
      const keys = rows.map((row) => JSON.stringify(Object.entries(row).sort()))
      const known = rows.map((row) => JSON.stringify(Object.entries({ ...row, phoneKind: undefined }).sort()))
      const { distinctRecords } = countLinkability(rows)
      expect(distinctRecords).toBeLessThanOrEqual(new Set(keys).size)
      expect(distinctRecords).toBe(new Set(known).size)
    }),
    { numRuns: 300 },
  )
})

test('beyond its memory it looks at a sample that is the same in parts and as a whole, and still finds a desk’s mailbox [LINK-70]', () => {
  const desk = (number: number): Identity => ({ ...visitor(number), email: 'kassa1@museum.example' })
  const rows = Array.from({ length: 3 * DISTINCT_RECORDS_MAX }, (_, n) => (n % 100 === 0 ? desk(n) : visitor(n)))
  const whole = countOf(rows).report()
  expect(whole.sampling).toBe(4)
  expect(Math.abs(whole.distinctRecords / rows.length - 1)).toBeLessThan(0.02)
  expect(whole.repeated.email.values).toBe(1)
  expect(Math.abs(whole.repeated.email.rows / (rows.length / 100) - 1)).toBeLessThan(0.1)
  const merged = new LinkabilityCount()
  for (let from = rows.length; from > 0; from -= 50_000)
    merged.merge(countOf(rows.slice(Math.max(0, from - 50_000), from)))
  expect(JSON.stringify(merged.report())).toBe(JSON.stringify(whole))
})

test('no value of a row is in its report [LINK-71]', () => {
  const planted = {
    relationNumber: 'KANARIE-77812',
    givenName: 'Quirinaldo',
    familyNamePrefix: 'kanarie',
    familyName: 'Zwanepoelstra',
    birthDate: '1931-11-29',
    email: 'quirinaldo@kanarie.example',
    phone: '+31687654321',
    phoneKind: 'mobile',
    postcode: '9713KX',
    houseNumber: '77812',
    houseNumberAddition: 'kanarie',
    street: 'Kanarievogelstraat',
    city: 'Vogelwaarde',
  } satisfies Identity
  const text = JSON.stringify(countLinkability(Array.from({ length: 40 }, () => planted)))
  const { phoneKind: _, ...values } = planted
  for (const value of Object.values(values)) expect(text.toLowerCase()).not.toContain(value.toLowerCase())
})
