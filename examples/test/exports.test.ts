import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeInstitutions, type InstitutionExport, writeExports } from '../src/exports/index.ts'
import { type FileRecord, institutionOf, readRecords, readTruth, type TruthRow } from './read-export.ts'

const IDENTITY = new Set([
  ...['relationNumber', 'fullName', 'givenName', 'initials', 'familyNamePrefix', 'familyName', 'birthDate', 'email'],
  ...['phone', 'postcode', 'houseNumber', 'houseNumberAddition', 'addressLine', 'street', 'city', 'country'],
])
const ACTIVITY = new Set([
  ...[
    'visitDate',
    'visitTime',
    'orderDate',
    'offerCode',
    'offerGenre',
    'activityType',
    'basis',
    'channel',
    'priceCents',
  ],
  ...['price', 'priceKind', 'quantity', 'objected'],
])
const CODES: Record<string, string[]> = {
  offerGenre:
    'museum exhibition theatre cabaret dance classical-music pop-music opera-musical film festival lecture library family other'.split(
      ' ',
    ),
  activityType: ['visit', 'ticket', 'reservation', 'loan', 'membership'],
  basis: ['observed', 'declared'],
  channel: ['web', 'email', 'social', 'phone', 'on-site', 'other'],
  priceKind: ['regular', 'discount', 'free', 'pass', 'group', 'other'],
  objected: ['yes', 'no'],
}

const FORMS: Record<string, RegExp> = {
  offerCode: /^[A-Z0-9-]{1,24}$/,
  quantity: /^[1-9]\d{0,2}$/,
  price: /^\d+[,.]\d\d$/,
  priceCents: /^\d+$/,
  visitTime: /^\d\d:\d\d$/,
}

let directory = ''
let made: InstitutionExport[] = []
let truth = new Map<string, TruthRow[]>()
const records = new Map<string, FileRecord[]>()

/** Rows with their truth and a way to ask for a field of the standard. */
function* rowsOf(one: InstitutionExport) {
  const columnOf = new Map(Object.entries(one.mapping.columns).map(([column, field]) => [field, column]))
  for (const [at, expected] of (truth.get(one.id) ?? []).entries()) {
    const record = records.get(one.id)?.[at]
    yield { ...expected, record, get: (field: string) => record?.[columnOf.get(field) ?? ''] ?? '' }
  }
}

/** A date in any of the institutions' forms, as `YYYY-MM-DD`. */
function iso(text: string): string {
  const match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text)
  return match ? `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}` : text
}

async function hashes(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  const all = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return Object.fromEntries(
    names.map((name, at) => [
      name,
      createHash('sha256')
        .update(all[at] ?? '')
        .digest('hex'),
    ]),
  )
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sluis-exports-'))
  const result = await writeExports(join(directory, 'full'))
  made = result.institutions
  truth = await readTruth(result.truthFile)
  for (const one of made) records.set(one.id, await readRecords(join(directory, 'full'), one))
})

afterAll(() => rm(directory, { recursive: true, force: true }))

describe('the exports', () => {
  it('are at least 100,000 rows of six institutions of six kinds', () => {
    expect(made.reduce((sum, one) => sum + one.rows, 0)).toBe(105_000)
    expect(new Set(made.map((one) => one.kind)).size).toBe(6)
    for (const one of made) expect(one.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(describeInstitutions().map(({ id }) => id)).toEqual(made.map(({ id }) => id))
    for (const { habits } of describeInstitutions()) expect(habits).not.toContain('\n')
  })

  it('are the same bytes for the same seed, others for another', async () => {
    const small = { rows: 3000, persons: 1500 }
    await writeExports(join(directory, 'a'), { seed: 5, ...small })
    await writeExports(join(directory, 'b'), { seed: 5, ...small })
    await writeExports(join(directory, 'c'), { seed: 6, ...small })
    const [a, b, c] = [
      await hashes(join(directory, 'a')),
      await hashes(join(directory, 'b')),
      await hashes(join(directory, 'c')),
    ]
    expect(Object.keys(a)).toHaveLength(13)
    expect(b).toEqual(a)
    for (const name of Object.keys(a)) if (!name.endsWith('.mapping.json')) expect(c[name], name).not.toBe(a[name])
  })

  it('have a truth row for every record, counted as a reader counts', () => {
    for (const one of made) {
      const rows = truth.get(one.id) ?? []
      expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: one.rows }, (_, at) => at + 1))
      expect(records.get(one.id)).toHaveLength(one.rows)
    }
    const stage = records.get('schouwburg-de-lantaarn') ?? []
    expect(stage.filter((record) => record?.Opmerking?.includes('\n')).length).toBeGreaterThan(5)
  })

  it('hold every outcome at every institution that has it, in few rows', () => {
    for (const one of made) {
      const counts = new Map<string, number>()
      for (const { expected } of truth.get(one.id) ?? []) counts.set(expected, (counts.get(expected) ?? 0) + 1)
      const part = (outcome: string) => (counts.get(outcome) ?? 0) / one.rows
      const { rates } = institutionOf(one.id)
      expect(part('refused')).toBeGreaterThan(0.0004)
      expect(part('refused')).toBeLessThan(0.003)
      expect(part('before-agreement')).toBeGreaterThan(0.002)
      expect(part('before-agreement')).toBeLessThan(0.006)
      expect(Math.abs(part('anonymous') - rates.anonymous)).toBeLessThan(0.012)
      expect(part('objected')).toBeLessThan(0.05)
      expect(part('objected') > 0).toBe(Object.values(one.mapping.columns).includes('objected'))
      expect(part('accepted')).toBeGreaterThan(0.8)
    }
  })

  it('break exactly the rows that must be refused', () => {
    for (const one of made) {
      for (const { row, expected, record } of rowsOf(one)) {
        expect(record === undefined, `${one.id} ${row} ${expected}`).toBe(expected === 'refused')
      }
    }
  })

  it('date the rows before the agreement before it, and all others after, by visit and by order', () => {
    for (const one of made) {
      for (const { row, expected, record, get } of rowsOf(one)) {
        if (record === undefined) continue
        const early = iso(get('visitDate')) < one.agreementInForceFrom
        expect(iso(get('visitDate'))).toMatch(/^202[56]-\d\d-\d\d$/)
        if (expected !== 'objected') expect(early, `${one.id} ${row}`).toBe(expected === 'before-agreement')
        if (get('orderDate') !== '') expect(iso(get('orderDate')) < one.agreementInForceFrom).toBe(early)
      }
    }
  })

  it('say that a visitor objects where the truth does, and only there', () => {
    for (const one of made) {
      const words = one.mapping.values?.objected ?? {}
      for (const { expected, record, get } of rowsOf(one)) {
        if (record !== undefined) expect(words[get('objected')] === 'yes').toBe(expected === 'objected')
      }
    }
  })

  it('give no identifier at all in anonymous rows, and a usable one in all that are accepted', () => {
    for (const one of made) {
      const fields = Object.values(one.mapping.columns).filter((field) => IDENTITY.has(field))
      for (const { row, person, household, expected, get } of rowsOf(one)) {
        if (expected === 'anonymous') {
          expect(fields.map(get).join(''), `${one.id} ${row}`).toBe('')
          expect(person + household).toBe('')
        } else if (expected === 'accepted') {
          expect(person).toMatch(/^P\d{6}$/)
          expect(household).toMatch(/^H\d{6}$/)
          const address = get('postcode') !== '' && (get('houseNumber') || get('addressLine')) !== ''
          const usable = get('relationNumber') || get('email') || get('phone') || (address ? 'address' : '')
          expect(usable, `${one.id} ${row}`).not.toBe('')
        }
      }
    }
  })

  it('map to fields of the standard only, and every word of a coded column to its code', () => {
    for (const one of made) {
      const { columns, values = {}, constants = {} } = one.mapping
      const fields = [...Object.values(columns), ...Object.keys(constants)]
      expect(new Set(fields).size, one.id).toBe(fields.length)
      for (const field of fields) expect(IDENTITY.has(field) || ACTIVITY.has(field), field).toBe(true)
      for (const [field, words] of Object.entries(values)) {
        for (const code of Object.values(words)) expect(CODES[field]).toContain(code)
      }
      const wrong: string[] = []
      for (const { row, record, get } of rowsOf(one)) {
        if (record === undefined) continue
        for (const [field, codes] of Object.entries(CODES)) {
          const word = get(field)
          if (word !== '' && !codes.includes(values[field]?.[word] ?? word)) wrong.push(`${row} ${field}: ${word}`)
        }
        for (const [field, form] of Object.entries(FORMS)) {
          const text = get(field)
          if (text !== '' && !form.test(text)) wrong.push(`${row} ${field}: ${text}`)
        }
        if (get('offerCode') === '') wrong.push(`${row}: no offer`)
      }
      expect(wrong, one.id).toEqual([])
    }
  })

  it('write down the mapping they return', async () => {
    for (const one of made) {
      const written: unknown = JSON.parse(await readFile(join(directory, 'full', `${one.id}.mapping.json`), 'utf8'))
      expect(written).toEqual(one.mapping)
    }
  })

  it('link many visitors across institutions', () => {
    const seen = new Map<string, Set<string>>()
    for (const [id, rows] of truth) {
      for (const { person, expected } of rows) {
        if (expected === 'accepted') seen.set(person, (seen.get(person) ?? new Set()).add(id))
      }
    }
    expect(seen.size).toBeGreaterThan(12_000)
    expect([...seen.values()].filter((ids) => ids.size > 1).length).toBeGreaterThan(6000)
  })

  it('refuse a number of rows that cannot be shared out', async () => {
    await expect(writeExports(join(directory, 'few'), { rows: 99 })).rejects.toThrow(RangeError)
    await expect(writeExports(join(directory, 'few'), { rows: 1000.5 })).rejects.toThrow(RangeError)
  })
})
