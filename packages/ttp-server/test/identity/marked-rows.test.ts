import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addChunkRecord } from '../../src/domains/identity/chunks/chunk-record.ts'
import { eraseFromChunks } from '../../src/domains/identity/store/erase-marks.ts'
import { findMarkedRows } from '../../src/domains/identity/store/find-marked-rows.ts'
import { filterOf, probesOf } from '../../src/domains/identity/store/mark-filter.ts'
import type { Store } from './store.ts'
import { startStore } from './store.ts'

let store: Store
beforeAll(async () => {
  store = await startStore()
})
afterAll(() => store.stop())
beforeEach(() => store.empty())

/** Twenty marks that meet in chunks, and others that do not. */
const MARKS = Array.from({ length: 20 }, () => new Uint8Array(randomBytes(16)))

interface Chunk {
  readonly delivery: string
  readonly number: number
  readonly institution: string
  readonly tenant: string
  readonly domain: string
  readonly sealed: string
}
interface Stood extends Chunk {
  readonly rows: readonly { readonly row: number; readonly fingerprint: Uint8Array | undefined }[]
}

const chunk: fc.Arbitrary<Stood> = fc
  .record({
    institution: fc.constantFrom('museum', 'library'),
    domain: fc.constantFrom('domain-a', 'domain-b'),
    first: fc.nat(9_000),
    marks: fc.array(fc.option(fc.nat(29), { nil: undefined }), { maxLength: 60 }),
  })
  .map(({ institution, domain, first, marks }) => ({
    delivery: randomUUID(),
    number: 0,
    institution,
    tenant: 'tenant-a',
    domain,
    sealed: '',
    rows: marks.map((mark, position) => ({
      row: first + position,
      fingerprint: mark === undefined ? undefined : (MARKS[mark] ?? new Uint8Array(randomBytes(16))),
    })),
  }))

/** The rows of an institution in which these marks stand, as texts. */
async function found(institution: string, marks: readonly Uint8Array[]): Promise<string[]> {
  const rows = await store.identity.withConnection((sql) => findMarkedRows(sql, institution, marks))
  return rows
    .map(
      ({ mark, delivery, row, domain }) =>
        `${Buffer.from(mark, 'latin1').toString('hex')} ${delivery} ${row} ${domain}`,
    )
    .sort()
}

test('all rows of a record are found, and no others, before and after others are erased [LINK-42, LINK-45]', async () => {
  const wanted = fc.uniqueArray(fc.nat(19), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 12 }), wanted, wanted, async (chunks, asked, erased) => {
      await store.empty()
      await store.identity.transaction(async (sql) => {
        for (const { rows, ...place } of chunks) await addChunkRecord(sql, place, rows)
      })
      const marksOf = (positions: readonly number[]): Uint8Array[] =>
        positions.flatMap((position) => MARKS[position] ?? [])
      const expected = (institution: string, marks: readonly Uint8Array[]): string[] =>
        chunks
          .filter((one) => one.institution === institution)
          .flatMap(({ delivery, domain, rows }) =>
            rows.flatMap(({ row, fingerprint }) =>
              fingerprint !== undefined && marks.includes(fingerprint)
                ? [`${Buffer.from(fingerprint).toString('hex')} ${delivery} ${row} ${domain}`]
                : [],
            ),
          )
          .sort()
      for (const institution of ['museum', 'library']) {
        expect(await found(institution, marksOf(asked))).toEqual(expected(institution, marksOf(asked)))
      }
      await store.identity.withConnection((sql) => eraseFromChunks(sql, marksOf(erased)))
      const left = asked.filter((position) => !erased.includes(position))
      expect(await found('museum', marksOf([...left, ...erased]))).toEqual(expected('museum', marksOf(left)))
    }),
    { numRuns: 40 },
  )
})

test('a chunk whose filter holds a mark that it lacks is rare; one whose filter lacks a mark that it holds does not occur', () => {
  const holds = (filter: Uint8Array, mark: Uint8Array): boolean =>
    probesOf(mark).every((probe) => {
      const bit = probe % (8 * filter.length)
      return ((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
    })
  for (const rows of [1, 30, 1_000, 5_000]) {
    const marks = randomBytes(16 * rows)
    const filter = filterOf(marks)
    expect(filter.length).toBeLessThanOrEqual(8_192)
    for (let at = 0; at < marks.length; at += 16) expect(holds(filter, marks.subarray(at, at + 16))).toBe(true)
    const others = Array.from({ length: 5_000 }, () => randomBytes(16))
    expect(others.filter((mark) => holds(filter, mark)).length / others.length).toBeLessThan(0.03)
  }
  // Zeros are the row of a record without a number.
  expect(filterOf(new Uint8Array(160)).every((byte) => byte === 0)).toBe(true)
})
