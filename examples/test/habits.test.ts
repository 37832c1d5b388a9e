import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeWindows1252 } from '../src/exports/encoding.ts'
import { DEFAULT_RATES, type Fault, FaultTally, misspell, rates } from '../src/exports/faults.ts'
import { DEFAULT_SEED, type InstitutionExport, writeExports } from '../src/exports/index.ts'
import { INSTITUTIONS } from '../src/exports/institutions/index.ts'
import { visits } from '../src/exports/visits.ts'
import { generatePopulation, type Household } from '../src/population/index.ts'
import { Random } from '../src/population/random.ts'
import { institutionOf, readRecords, readTruth } from './read-export.ts'

const PERSONS = 12_000
const population = generatePopulation({ seed: DEFAULT_SEED, persons: PERSONS })
let directory = ''
const made = new Map<string, InstitutionExport>()

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sluis-habits-'))
  const { institutions } = await writeExports(directory, { rows: 40_000, persons: PERSONS })
  for (const one of institutions) made.set(one.id, one)
})

afterAll(() => rm(directory, { recursive: true, force: true }))

const bytesOf = (id: string): Promise<Buffer> => readFile(join(directory, made.get(id)?.file ?? ''))

/** The values of one column, those that are filled. */
async function column(id: string, name: string): Promise<string[]> {
  const one = made.get(id)
  if (one === undefined) throw new Error(`no export ${id}`)
  return (await readRecords(directory, one)).flatMap((record) => record?.[name] || [])
}

const part = <T>(list: readonly T[], test: (item: T) => boolean): number => list.filter(test).length / list.length

describe('the rates of faults', () => {
  it.each(INSTITUTIONS.map((institution) => institution.id))('are those stated, at %s', (id) => {
    const institution = institutionOf(id)
    const tally = new FaultTally(institution.rates)
    let rows = 0
    const visitsOf = new Map<string, number>()
    for (const { person } of visits(institution, population, 12_000, tally)) {
      rows++
      if (person !== undefined) visitsOf.set(person.id, (visitsOf.get(person.id) ?? 0) + 1)
    }
    expect(rows).toBe(12_000)
    // A card serves all visits of its person, so the rows are worth fewer independent draws (Kish's effective size).
    const counts = [...visitsOf.values()]
    const worth = counts.reduce((sum, n) => sum + n, 0) / counts.reduce((sum, n) => sum + n * n, 0)
    for (const [fault, possible] of tally.possible) {
      if (possible < 1500) continue
      const rate = institution.rates[fault]
      const seen = (tally.happened.get(fault) ?? 0) / possible
      const spread = 4 * Math.sqrt((rate * (1 - rate)) / (possible * worth))
      expect(Math.abs(seen - rate), `${fault}: ${seen} for ${rate}`).toBeLessThanOrEqual(spread)
    }
  })

  it('are each put to the test somewhere', () => {
    const possible = new Set<Fault>()
    for (const institution of INSTITUTIONS) {
      const tally = new FaultTally(institution.rates)
      for (const _ of visits(institution, population, 8000, tally));
      for (const [fault, count] of tally.happened) if (count > 5) possible.add(fault)
    }
    // Decided by row number and by person, not by the tally; the outcomes are counted with the truth.
    const elsewhere: Fault[] = ['objected', 'beforeAgreement', 'garbled']
    expect(new Set([...possible, ...elsewhere])).toEqual(new Set(Object.keys(DEFAULT_RATES)))
  })

  it('change but the ones named', () => {
    expect(rates({ guest: 0.5 })).toEqual({ ...DEFAULT_RATES, guest: 0.5 })
  })
})

describe('the bytes', () => {
  it('are Windows-1252 where said, and not UTF-8', async () => {
    const bytes = await bytesOf('schouwburg-de-lantaarn')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    const text = new TextDecoder('windows-1252').decode(bytes)
    expect(text).toContain('De kersentuin – première')
    expect(text).toContain('’t Is maar een spel')
    expect(text).toMatch(/;[^;]*[ÉÖÜÇ][^;]*;/)
    for (const code of [0x96, 0x92, 0xe8]) expect(bytes.includes(code)).toBe(true)
  })

  it('have a byte-order mark where said and nowhere else', async () => {
    for (const { id, format } of INSTITUTIONS) {
      const marked = (await bytesOf(id)).subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(marked, id).toBe(format.encoding === 'utf-8-bom')
    }
  })

  it('end lines as said', async () => {
    for (const { id, format } of INSTITUTIONS) {
      expect((await bytesOf(id)).subarray(-2).toString('latin1').endsWith('\r\n'), id).toBe(format.newline === '\r\n')
    }
  })

  it('have no blank line, which a reader would not count', async () => {
    for (const { id } of INSTITUTIONS) expect((await bytesOf(id)).toString('latin1')).not.toMatch(/(?:^|\n)\r?\n/)
  })

  it('encode Windows-1252 as the platform decodes it, and lose only what it lacks', () => {
    const decoder = new TextDecoder('windows-1252')
    const all = Array.from({ length: 256 }, (_, code) => decoder.decode(Uint8Array.of(code)))
    const defined = all.filter((character) => !/[\u0080-\u009f]/.test(character))
    expect(defined).toHaveLength(251)
    expect(decoder.decode(encodeWindows1252(defined.join('')))).toBe(defined.join(''))
    expect(encodeWindows1252('Şahin Wałęsa Yılmaz ĳ').toString('latin1')).toBe('Sahin Walesa Yilmaz ij')
    expect(encodeWindows1252('漢😀\u0085').toString('latin1')).toBe('???')
  })
})

describe('the habits', () => {
  it('of dates differ by institution', async () => {
    const forms: [string, string, RegExp][] = [
      ['museum-het-tolhuis', 'visit_date', /^\d{4}-\d\d-\d\d$/],
      ['schouwburg-de-lantaarn', 'Speeldatum', /^\d\d-\d\d-\d{4}$/],
      ['filmpas-rondom', 'dob', /^\d{4}-\d\d-\d\d$/],
      ['bibliotheek-aan-de-vaart', 'Geboren', /^\d{8}$/],
      ['zomerfestival-hoogwater', 'event_date', /^\d\d\/\d\d\/\d{4}$/],
      ['stoomgemaal-de-volharding', 'Datum', /^\d{1,2}-\d{1,2}-\d{4}$/],
    ]
    for (const [id, name, form] of forms) {
      const values = await column(id, name)
      expect(values.length, id).toBeGreaterThan(1000)
      expect(
        part(values, (value) => form.test(value)),
        id,
      ).toBe(1)
    }
  })

  it('of names: capitals, initials, surname first, whatever buyers type', async () => {
    expect(part(await column('schouwburg-de-lantaarn', 'Achternaam'), (name) => name === name.toUpperCase())).toBe(1)
    expect(
      part(await column('schouwburg-de-lantaarn', 'Voorletters'), (name) => /^(?:\p{Lu}\p{L}?\.)+$/u.test(name)),
    ).toBe(1)
    expect(
      part(await column('bibliotheek-aan-de-vaart', 'Naam'), (name) => /^[^,]+, .*\./u.test(name)),
    ).toBeGreaterThan(0.95)
    expect(
      part(await column('zomerfestival-hoogwater', 'buyer_name'), (name) => name === name.toLowerCase()),
    ).toBeGreaterThan(0.1)
    expect(
      part(await column('schouwburg-de-lantaarn', 'Tussenvoegsel'), (p) => /^v\.?(?:$|\/?d)/.test(p)),
    ).toBeGreaterThan(0.15)
    expect(await column('schouwburg-de-lantaarn', 'Aanhef')).toContain('Fam.')
    expect(part(await column('museum-het-tolhuis', 'last_name'), (name) => /[- ]/.test(name))).toBeGreaterThan(0.03)
  })

  it('of phones: seven spellings at the festival, dashes at the stage', async () => {
    const shapes = new Set((await column('zomerfestival-hoogwater', 'buyer_mobile')).map((v) => v.replace(/\d/g, '9')))
    for (const shape of [
      '9999999999',
      '99-99999999',
      '99 99 99 99 99',
      '+99999999999',
      '+99 (9)999999999',
      '999999999',
    ]) {
      expect(shapes).toContain(shape)
    }
    expect(
      part(await column('schouwburg-de-lantaarn', 'Telefoon'), (v) => /^\d{2,4}-\d{6,8}$/.test(v)),
    ).toBeGreaterThan(0.7)
  })

  it('of the desk: one mail address for many who gave none, and fillers', async () => {
    const mails = await column('schouwburg-de-lantaarn', 'E-mailadres')
    expect(
      mails.filter((mail) => mail.toLowerCase() === 'kassa@schouwburg-de-lantaarn.example').length,
    ).toBeGreaterThan(30)
    expect(mails.filter((mail) => /^(?:geen|-|nvt|x|onbekend@.*|test@.*)$/i.test(mail)).length).toBeGreaterThan(10)
    expect(await column('zomerfestival-hoogwater', 'buyer_mobile')).toContain('onbekend')
  })

  it('never show a mail domain outside .example', async () => {
    for (const { id } of INSTITUTIONS) {
      const domains = (await bytesOf(id)).toString('latin1').match(/@[^\s;,"\t]+/g) ?? []
      for (const domain of domains) expect(domain.toLowerCase()).toMatch(/\.example$/)
    }
  })

  it('of additions: the same door written in five ways, or left out', async () => {
    const homes = new Map<string, Household>(population.households.map((household) => [household.id, household]))
    const spellings = new Map<string, Set<string>>()
    const truth = await readTruth(join(directory, 'truth.csv'))
    for (const [id, name] of [
      ['museum-het-tolhuis', 'house_no_ext'],
      ['schouwburg-de-lantaarn', 'Toev.'],
    ] as const) {
      const one = made.get(id)
      const records = one === undefined ? [] : await readRecords(directory, one)
      for (const [at, { household }] of (truth.get(id) ?? []).entries()) {
        const addition = homes.get(household)?.address.addition
        const record = records[at]
        if (addition === undefined || !(record?.zip || record?.Postcode)) continue
        const key = `${addition.kind} ${addition.value}`
        spellings.set(key, (spellings.get(key) ?? new Set()).add(record[name] ?? ''))
      }
    }
    for (const door of ['floor HS', 'floor 1', 'floor 2', 'bis BIS', 'letter A', 'colour RD']) {
      expect(spellings.get(door)?.size, door).toBeGreaterThanOrEqual(5)
      expect(spellings.get(door)).toContain('')
    }
  })

  it('of postcodes: letters exchanged in about one of fifty at the small museum, never into SA, SD or SS', async () => {
    const homes = new Map<string, Household>(population.households.map((household) => [household.id, household]))
    const id = 'stoomgemaal-de-volharding'
    const truth = (await readTruth(join(directory, 'truth.csv'))).get(id) ?? []
    const one = made.get(id)
    const records = one === undefined ? [] : await readRecords(directory, one)
    let exchanged = 0
    let all = 0
    for (const [at, { household, expected }] of truth.entries()) {
      if (expected !== 'accepted') continue
      const typed = (records[at]?.Postcode ?? '').toUpperCase()
      const own = homes.get(household)?.address.postcode ?? ''
      all++
      if (typed !== own && typed === own.slice(0, 4) + own[5] + own[4]) exchanged++
      expect(typed).toMatch(/^[1-9]\d{3}(?!SA|SD|SS)[A-Z]{2}$/)
    }
    expect(exchanged / all).toBeGreaterThan(0.008)
    expect(exchanged / all).toBeLessThan(0.035)
  })

  it('keep the first letter and change the text when they misspell', () => {
    const random = new Random(3)
    let changed = 0
    for (let i = 0; i < 500; i++) {
      const word = misspell('Hoogendoorn', random)
      expect(word[0]).toBe('H')
      expect(Math.abs(word.length - 11)).toBeLessThanOrEqual(1)
      if (word !== 'Hoogendoorn') changed++
    }
    expect(changed).toBe(500)
  })
})
